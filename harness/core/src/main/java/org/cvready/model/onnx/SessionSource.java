package org.cvready.model.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.InnerGraph;
import org.cvready.model.engine.OnnxFile;
import org.cvready.model.engine.UnusableModelException;

/**
 * A model file that sessions are opened of, with one more output where the settings name a tensor
 * that the graph does not give out by itself.
 *
 * @param file the model
 * @param inner the tensor that the settings name
 * @param added whether the graph does not give it out by itself
 * @param external whether the model takes weights from other files
 */
record SessionSource(Path file, Optional<String> inner, boolean added, boolean external) {
  /** Where a model that comes as bytes has the files of its weights. */
  private static final String WEIGHTS_FOLDER =
      "session.model_external_initializers_file_folder_path";

  /**
   * Looks a model over.
   *
   * @throws UnusableModelException where the file is no ONNX model, or has no such tensor
   */
  static SessionSource of(EngineSettings settings) {
    OnnxFile model = OnnxFile.checked(settings.file());
    Optional<String> inner = settings.inner();
    if (inner.isPresent() && !model.gives(inner.get())) {
      throw new UnusableModelException(
          "inner output must be one of the %d tensors that %s computes, got '%s'"
              .formatted(model.computed().size(), settings.file(), inner.get()));
    }
    boolean added = inner.filter(name -> !model.outputs().contains(name)).isPresent();
    return new SessionSource(settings.file(), inner, added, model.external());
  }

  /** Whether a tensor is an output only because the settings name it. */
  boolean adds(String name) {
    return added && inner.filter(name::equals).isPresent();
  }

  /** Opens a session. */
  OrtSession open(SessionOptions options) throws OrtException {
    if (!added) {
      return OnnxEngine.environment().createSession(file.toString(), options);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (external && folder != null) {
      options.addConfigEntry(WEIGHTS_FOLDER, folder.toString());
    }
    byte[] model = InnerGraph.bytes(file, inner.orElseThrow());
    return OnnxEngine.environment().createSession(model, options);
  }
}
