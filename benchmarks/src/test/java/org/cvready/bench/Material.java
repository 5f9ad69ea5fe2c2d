package org.cvready.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Models and images in {@code ../shared} beside the project, or in the folder that {@code
 * -Dcvready.shared=DIR} names.
 */
final class Material {
  private Material() {}

  /** A file or folder of it; where it is missing, the benchmark is left out with this message. */
  static Path at(String path) {
    Path folder = Path.of(System.getProperty("cvready.shared", "../shared"));
    Path file = folder.resolve(path).toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "skipped: needs %s, which is missing; run in the project's root, or say where it is with"
                  .formatted(file)
              + " -Dcvready.shared=DIR");
    }
    return file;
  }

  /** The small detector of the 80 COCO classes. */
  static Path yoloxNano() {
    return at("models/yolox_nano.onnx");
  }

  /** The 96 images of COCO's validation set. */
  static Path cocoImages() {
    return at("data/coco_val2017_96");
  }
}
