package org.cvready.model.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * What an ONNX file says about itself before any library loads it.
 *
 * @param metadata the author's key-value pairs; untrusted text
 * @param inputs tensors that are no weights, of the element types cvready knows
 * @param outputs names of the graph's outputs, in the file's order
 * @param computed names of the tensors that the graph's nodes compute, in the file's order
 * @param external whether it takes weights from other files
 */
public record OnnxFile(
    Map<String, String> metadata,
    List<TensorInfo> inputs,
    List<String> outputs,
    List<String> computed,
    boolean external) {
  /** A protobuf message, which an ONNX file is, holds less than 2 GiB. */
  private static final long MOST_BYTES = (1L << 31) - 1;

  /** Copies. */
  public OnnxFile {
    metadata = Map.copyOf(metadata);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    computed = List.copyOf(computed);
  }

  /** What is known of a network that is no ONNX file. */
  public static OnnxFile unknown() {
    return new OnnxFile(Map.of(), List.of(), List.of(), List.of(), false);
  }

  /** Whether a run can be asked for the tensor of a name. */
  public boolean gives(String name) {
    return outputs.contains(name) || computed.contains(name);
  }

  /**
   * Reads a file far enough to know that it is well formed and takes weights from no file outside
   * its own folder.
   *
   * @throws UnusableModelException where it does not exist, is empty, too large or no ONNX model,
   *     or points outside its folder
   */
  public static OnnxFile checked(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableModelException(
          "model must be an existing file, got %s".formatted(file.toAbsolutePath()));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long bytes = channel.size();
      if (bytes == 0 || bytes > MOST_BYTES) {
        throw new UnusableModelException(
            "ONNX model must have 1 to %d bytes, got %d in %s".formatted(MOST_BYTES, bytes, file));
      }
      return new OnnxWalk(channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes), file).model();
    } catch (IOException e) {
      throw new UnusableModelException(
          "model must be readable, got %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
