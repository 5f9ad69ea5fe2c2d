package org.cvready.metric.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two one-sided bounds on a quantity, in its own unit.
 *
 * <p>Each bound alone holds with probability {@code level}; both together hold with at least {@code
 * 2 level - 1}. A bound that does not exist is the end of the quantity's range (0 or 1 for a rate)
 * or infinite, never NaN.
 *
 * @param lower one-sided lower bound, in the quantity's unit, at most {@code upper}
 * @param upper one-sided upper bound, in the quantity's unit
 * @param level confidence of each bound, in the open interval (0, 1)
 * @param method how it was found, short and printable, such as {@code Clopper-Pearson}
 * @param undecided why there is no verdict whatever the limit is; empty where the bounds may be
 *     used
 * @param notes what a reader of the bounds should know, whole clauses; may be empty
 */
public record Interval(
    double lower,
    double upper,
    double level,
    String method,
    Optional<String> undecided,
    List<String> notes) {

  /** Checks the order of the bounds and the level. */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "lower bound must be at most the upper bound, got [%s, %s]".formatted(lower, upper));
    }
    requireLevel(level);
    if (method.isBlank()) {
      throw new IllegalArgumentException("method must not be blank");
    }
    notes = List.copyOf(notes);
  }

  /** Bounds that may be used for a verdict. */
  public static Interval of(double lower, double upper, double level, String method) {
    return new Interval(lower, upper, level, method, Optional.empty(), List.of());
  }

  /** No bounds at all on a rate, which may then be anything in [0, 1]. */
  public static Interval unknownRate(double level, String method, String reason) {
    return new Interval(0, 1, level, method, Optional.of(reason), List.of());
  }

  /** The same bounds with one more note. */
  public Interval withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Interval(lower, upper, level, method, undecided, more);
  }

  /** The same bounds, from which no verdict may be drawn. */
  public Interval withUndecided(String reason) {
    return new Interval(lower, upper, level, method, Optional.of(reason), notes);
  }

  /**
   * The same bounds, widened where they must be to hold {@code value}: bounds that are corrected
   * for bias can leave out the very value that was observed.
   */
  public Interval holding(double value) {
    return new Interval(
        Math.min(lower, value), Math.max(upper, value), level, method, undecided, notes);
  }

  /** The bounds of one minus this rate, such as recall from the rate of misses. */
  public Interval complement() {
    return new Interval(1 - upper, 1 - lower, level, method, undecided, notes);
  }

  /** The same bounds in another unit. */
  public Interval times(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("factor must be positive, got " + factor);
    }
    return new Interval(lower * factor, upper * factor, level, method, undecided, notes);
  }

  /** Returns {@code level}, or refuses one outside the open interval (0, 1). */
  static double requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in the open interval (0, 1), got " + level);
    }
    return level;
  }
}
