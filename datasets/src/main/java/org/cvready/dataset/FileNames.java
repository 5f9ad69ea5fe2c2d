package org.cvready.dataset;

import java.nio.file.Path;
import java.util.Locale;

/** The parts of file names that pair images with labels. */
final class FileNames {
  private FileNames() {}

  /** The last part of a name whose parts {@code /} separates. */
  static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The folder part of a name, without its last slash; empty where there is none. */
  static String folder(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  /** The last part of a name without its extension. */
  static String stem(String name) {
    String last = last(name);
    int dot = last.lastIndexOf('.');
    return dot <= 0 ? last : last.substring(0, dot);
  }

  /** The whole name without its extension. */
  static String withoutExtension(String name) {
    String folder = folder(name);
    return folder.isEmpty() ? stem(name) : folder + "/" + stem(name);
  }

  /** True where the name ends with a dot and {@code extension}, in any case. */
  static boolean hasExtension(String name, String extension) {
    return name.toLowerCase(Locale.ROOT).endsWith("." + extension);
  }

  /** A path below {@code folder} with {@code /} between its parts. */
  static String relative(Path folder, Path file) {
    Path below = folder.relativize(file);
    StringBuilder name = new StringBuilder();
    for (Path part : below) {
      name.append(name.isEmpty() ? "" : "/").append(part);
    }
    return name.toString();
  }
}
