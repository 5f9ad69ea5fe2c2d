package org.cvready.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cvready.testing.SharedMaterial;

/** Some of the labelled COCO photographs as a YOLO set of their own. */
final class CocoPhotos {
  private static final String SOURCE = "data/coco_val2017_96/";

  private CocoPhotos() {}

  /** The first photographs by file name, by their stems. */
  static List<String> first(int count) throws IOException {
    try (Stream<Path> files = Files.list(SharedMaterial.at(SOURCE + "images"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".jpg", ""))
          .sorted()
          .limit(count)
          .toList();
    }
  }

  /** Copies photographs and their labels into a new folder. */
  static Path copy(Path folder, List<String> stems) throws IOException {
    Files.createDirectories(folder.resolve("images"));
    Files.createDirectories(folder.resolve("labels"));
    Files.copy(SharedMaterial.at(SOURCE + "config.yaml"), folder.resolve("config.yaml"));
    for (String stem : stems) {
      Files.copy(
          SharedMaterial.at(SOURCE + "images/" + stem + ".jpg"),
          folder.resolve("images/" + stem + ".jpg"));
      Files.copy(
          SharedMaterial.at(SOURCE + "labels/" + stem + ".txt"),
          folder.resolve("labels/" + stem + ".txt"));
    }
    return folder;
  }
}
