package org.cvready.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.cvready.imaging.Printable;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;

/**
 * The objects of one YOLO label file. A line holds a class and a box ({@code class cx cy w h}), or
 * a class and the corners of a polygon ({@code class x1 y1 x2 y2 x3 y3 ...}), which is read as the
 * box around it; all numbers are shares of the image's width or height.
 */
final class YoloLabels {
  private static final int BOX_COLUMNS = 5;
  private static final int LEAST_POLYGON_COLUMNS = 7;
  private static final double ROUNDING = 1e-6;
  private static final long MOST_BYTES = 64L << 20;
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,5})?");
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final String label;
  private final YoloNames names;
  private final ProblemLog problems;
  private final List<GroundTruth> truths = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();

  YoloLabels(String label, YoloNames names, ProblemLog problems) {
    this.label = label;
    this.names = names;
    this.problems = problems;
  }

  List<GroundTruth> truths() {
    return truths;
  }

  /** Where the object at an index stands. */
  String where(int index) {
    return whereLine(lines.get(index));
  }

  private String whereLine(int line) {
    return label + ":" + line;
  }

  /** Reads the file for an image of the given displayed size, pixels. */
  void read(Path file, int width, int height) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      problems.error(label, "label file must be at most 64 MiB, has bytes: " + Files.size(file));
      return;
    }
    Set<String> seen = new HashSet<>();
    // Numbers are ASCII; as Latin-1 every byte is readable and shows in the message.
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int line = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        boolean marked = line == 1 && text.startsWith(BYTE_ORDER_MARK);
        String trimmed = (marked ? text.substring(BYTE_ORDER_MARK.length()) : text).strip();
        if (trimmed.isEmpty()) {
          continue;
        }
        if (!seen.add(trimmed)) {
          problems.warning(
              whereLine(line), "object is a copy of an earlier line, and counts once more");
        }
        object(BLANKS.split(trimmed), line, new Box(0, 0, width, height));
      }
    }
  }

  private void object(String[] columns, int line, Box image) {
    boolean box = columns.length == BOX_COLUMNS;
    boolean polygon = columns.length >= LEAST_POLYGON_COLUMNS && columns.length % 2 == 1;
    if (!box && !polygon) {
      problems.error(
          whereLine(line),
          "line must hold class cx cy w h, or a class and the corners of a polygon, got columns: "
              + columns.length);
      return;
    }
    double[] numbers = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      numbers[i] = number(columns[i]);
      if (!Double.isFinite(numbers[i])) {
        problems.error(
            whereLine(line), "columns must be finite numbers, got " + Printable.of(columns[i]));
        return;
      }
    }
    OptionalInt classIndex = names.classIndex(numbers[0]);
    if (classIndex.isEmpty()) {
      problems.error(
          whereLine(line), "class must be one of %s, got %s".formatted(names, columns[0]));
      return;
    }
    checkRange(numbers, columns, line);
    Box shares = box ? centred(numbers) : around(numbers);
    Box pixels =
        new Box(
            shares.x() * image.width(),
            shares.y() * image.height(),
            shares.width() * image.width(),
            shares.height() * image.height());
    truths.add(GroundTruth.of(pixels, classIndex.getAsInt()));
    lines.add(line);
  }

  private static double number(String text) {
    return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
  }

  private void checkRange(double[] numbers, String[] columns, int line) {
    for (int i = 1; i < numbers.length; i++) {
      if (!(numbers[i] >= -ROUNDING && numbers[i] <= 1 + ROUNDING)) {
        problems.error(
            whereLine(line),
            "numbers after the class must be in [0, 1], got " + Printable.of(columns[i]));
        return;
      }
    }
  }

  private static Box centred(double[] numbers) {
    return new Box(
        numbers[1] - numbers[3] / 2, numbers[2] - numbers[4] / 2, numbers[3], numbers[4]);
  }

  private static Box around(double[] numbers) {
    double left = numbers[1];
    double right = numbers[1];
    double top = numbers[2];
    double bottom = numbers[2];
    for (int i = 3; i < numbers.length; i += 2) {
      left = Math.min(left, numbers[i]);
      right = Math.max(right, numbers[i]);
      top = Math.min(top, numbers[i + 1]);
      bottom = Math.max(bottom, numbers[i + 1]);
    }
    return Box.ofCorners(left, top, right, bottom);
  }
}
