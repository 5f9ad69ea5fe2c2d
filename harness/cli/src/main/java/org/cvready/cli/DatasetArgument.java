package org.cvready.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/**
 * A data set on the command line: {@code yolo:DIR}.
 *
 * @param format {@code coco}, {@code yolo}, {@code voc} or {@code folder}
 * @param path its file or folder, as written
 */
record DatasetArgument(String format, Path path) {
  private static final List<String> FORMATS = List.of("coco", "yolo", "voc", "folder");

  static DatasetArgument parse(String text) {
    int colon = text.indexOf(':');
    String format = colon < 0 ? "" : text.substring(0, colon);
    if (!FORMATS.contains(format) || colon == text.length() - 1) {
      throw new TypeConversionException(
          "data set must be FORMAT:PATH with FORMAT one of %s, got '%s'"
              .formatted(String.join(", ", FORMATS), text));
    }
    return new DatasetArgument(format, Path.of(text.substring(colon + 1)));
  }
}
