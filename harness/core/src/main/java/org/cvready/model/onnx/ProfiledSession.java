package org.cvready.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cvready.model.engine.EngineProfile;
import org.cvready.model.engine.TensorInfo;

/** A session that is opened for one run on zeros, whose profile says who ran which node. */
final class ProfiledSession {
  private ProfiledSession() {}

  /**
   * Runs a model once.
   *
   * @param source the model
   * @param options of the session, without profiling
   * @param inputs every input the model has, with fixed shapes
   */
  static Optional<EngineProfile> run(
      SessionSource source, OrtSession.SessionOptions options, List<TensorInfo> inputs)
      throws OrtException {
    try {
      Path folder = Files.createTempDirectory("cvready-profile");
      try {
        options.enableProfiling(folder.resolve("run").toString());
        try (OrtSession session = source.open(options)) {
          return run(session, inputs);
        }
      } finally {
        delete(folder);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "the profile of " + source.file() + " cannot be read", unreadable);
    }
  }

  private static Optional<EngineProfile> run(OrtSession session, List<TensorInfo> inputs)
      throws OrtException, IOException {
    Map<String, OnnxTensor> zeros = new LinkedHashMap<>();
    try {
      for (TensorInfo input : inputs) {
        zeros.put(input.name(), OnnxSlot.tensor(input, OnnxSlot.allocate(input)));
      }
      session.run(zeros).close();
    } finally {
      zeros.values().forEach(OnnxTensor::close);
    }
    return ProfileReader.read(Files.readString(Path.of(session.endProfiling())));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
