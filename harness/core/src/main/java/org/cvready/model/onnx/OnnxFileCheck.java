package org.cvready.model.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.model.engine.UnusableModelException;

/** What can be said about a model's file before a library reads it. */
final class OnnxFileCheck {
  /** A protobuf message, which an ONNX file is, holds less than 2 GiB. */
  private static final long MOST_BYTES = (1L << 31) - 1;

  private OnnxFileCheck() {}

  static void check(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableModelException(
          "model must be an existing file, got %s".formatted(file.toAbsolutePath()));
    }
    long bytes = size(file);
    if (bytes == 0 || bytes > MOST_BYTES) {
      throw new UnusableModelException(
          "ONNX model must have 1 to %d bytes, got %d in %s".formatted(MOST_BYTES, bytes, file));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UnusableModelException(
          "model must be readable, got %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
