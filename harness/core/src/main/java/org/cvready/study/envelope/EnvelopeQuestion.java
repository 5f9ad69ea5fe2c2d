package org.cvready.study.envelope;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Which breaking points are searched.
 *
 * @param gates the limits
 * @param ranges perturbations alone
 * @param pairs perturbations together
 * @param looks how many times at most a test looks, at least 1
 * @param between random magnitudes probed between rungs on each side, at least 0
 * @param mostUnits independent units shown at one magnitude at most; empty for all
 * @param site figures of the site that turn magnitudes into its own
 * @param seed of the random orders
 */
public record EnvelopeQuestion(
    List<EnvelopeGate> gates,
    List<SearchRange> ranges,
    List<PairRange> pairs,
    int looks,
    int between,
    OptionalInt mostUnits,
    SiteFigures site,
    long seed) {
  /** Copies the lists and checks the counts. */
  public EnvelopeQuestion {
    gates = List.copyOf(gates);
    ranges = List.copyOf(ranges);
    pairs = List.copyOf(pairs);
    if (!(looks >= 1 && between >= 0)) {
      throw new IllegalArgumentException(
          "looks must be at least 1 and random magnitudes at least 0, got %d and %d"
              .formatted(looks, between));
    }
  }

  /**
   * One perturbation on one or both sides of clean.
   *
   * @param ladders one a side
   * @param marks where sites lie
   */
  public record SearchRange(List<Ladder> ladders, List<SiteMark> marks) {
    /** Copies the lists. */
    public SearchRange {
      ladders = List.copyOf(ladders);
      marks = List.copyOf(marks);
      if (ladders.isEmpty()) {
        throw new IllegalArgumentException("a range must have at least one side, got none");
      }
    }
  }

  /**
   * Two perturbations together, side by side.
   *
   * @param x the first
   * @param y the second
   */
  public record PairRange(SearchRange x, SearchRange y) {}

  /**
   * What is known of the site's camera.
   *
   * @param mmPerPixel millimetres of the scene that a pixel takes, above 0
   * @param exposureMillis exposure time in milliseconds, above 0
   */
  public record SiteFigures(OptionalDouble mmPerPixel, OptionalDouble exposureMillis) {
    /** Nothing is known. */
    public static final SiteFigures UNKNOWN =
        new SiteFigures(OptionalDouble.empty(), OptionalDouble.empty());
  }
}
