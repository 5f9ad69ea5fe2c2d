package org.cvready.study.quality;

import java.util.List;

/**
 * What labelled objects were detected as, at the operating point.
 *
 * <p>Rows are true classes, columns detected classes; the last of either is the background. A
 * detection first looks for an object of its own class; what is left over on either side is then
 * paired whatever the class, the best score first with the object it overlaps most, at the same
 * IoU. The rest of the objects were detected as background, the rest of the detections found
 * background. Each row sums to the objects of its class, each column to the detections of its class
 * that count; crowd regions and what lies on them are left out.
 *
 * @param classes names of the rows and columns but the last; classes that neither occur nor were
 *     detected are left out
 * @param counts by row and column, one more than there are classes
 */
public record Confusion(List<String> classes, List<List<Long>> counts) {
  /** What stands for no object and no detection. */
  public static final String BACKGROUND = "background";

  /** Copies the counts and checks their shape. */
  public Confusion {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
    int size = classes.size() + 1;
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException(
          "a confusion of %d classes must have %d rows and columns".formatted(size - 1, size));
    }
  }

  /** How many objects of a row's class were detected as a column's. */
  public long count(int row, int column) {
    return counts.get(row).get(column);
  }

  /** The sum of a row: objects of the class. */
  public long objects(int row) {
    return counts.get(row).stream().mapToLong(Long::longValue).sum();
  }
}
