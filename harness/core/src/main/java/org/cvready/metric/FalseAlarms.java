package org.cvready.metric;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many detections of one image found nothing, by class and by the last threshold of {@link
 * ScoreGrid} that their scores reach.
 *
 * <p>Kept for every image under every condition, and therefore in a few bytes: class, step and
 * count of each entry that is not zero. Scores of 0 are left out, since no threshold counts them.
 */
public final class FalseAlarms {
  /** No false alarm at any score. */
  public static final FalseAlarms NONE = new FalseAlarms(new byte[0]);

  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;

  private final byte[] entries;

  private FalseAlarms(byte[] entries) {
    this.entries = entries;
  }

  /** Counts false alarms as they come. */
  public static final class Counter {
    private final SortedMap<Integer, Integer> counts = new TreeMap<>();

    /** Starts with none. */
    public Counter() {}

    /** Adds a detection that found nothing, with its score in [0, 1]. */
    public void add(int classIndex, double score) {
      if (score > 0) {
        counts.merge(classIndex * ScoreGrid.STEPS + ScoreGrid.reached(score), 1, Integer::sum);
      }
    }

    /** The counts so far. */
    public FalseAlarms counted() {
      if (counts.isEmpty()) {
        return NONE;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(3 * counts.size());
      counts.forEach(
          (place, count) -> {
            write(place / ScoreGrid.STEPS, bytes);
            bytes.write(place % ScoreGrid.STEPS);
            write(count, bytes);
          });
      return new FalseAlarms(bytes.toByteArray());
    }

    private static void write(int number, ByteArrayOutputStream bytes) {
      int rest = number;
      while (rest > SEVEN_BITS) {
        bytes.write((rest & SEVEN_BITS) | MORE);
        rest >>>= 7;
      }
      bytes.write(rest);
    }
  }

  /** Takes the entries one by one, by class and then by step. */
  interface Visitor {
    void visit(int classIndex, int step, int count);
  }

  void forEach(Visitor visitor) {
    int at = 0;
    while (at < entries.length) {
      int classIndex = number(at);
      at = after(at);
      int step = entries[at++];
      visitor.visit(classIndex, step, number(at));
      at = after(at);
    }
  }

  /**
   * How many of a class count at a threshold.
   *
   * @param classIndex the class
   * @param step of the threshold, in [0, 100]
   */
  public int count(int classIndex, int step) {
    int[] sum = new int[1];
    forEach((of, reached, count) -> sum[0] += of == classIndex && reached >= step ? count : 0);
    return sum[0];
  }

  private int number(int from) {
    int number = 0;
    int shift = 0;
    for (int at = from; ; at++) {
      number |= (entries[at] & SEVEN_BITS) << shift;
      if ((entries[at] & MORE) == 0) {
        return number;
      }
      shift += 7;
    }
  }

  private int after(int from) {
    int at = from;
    while ((entries[at] & MORE) != 0) {
      at++;
    }
    return at + 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FalseAlarms that && Arrays.equals(entries, that.entries);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(entries);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("false alarms");
    forEach(
        (classIndex, step, count) ->
            text.append(" %d x class %d from step %d".formatted(count, classIndex, step)));
    return text.toString();
  }
}
