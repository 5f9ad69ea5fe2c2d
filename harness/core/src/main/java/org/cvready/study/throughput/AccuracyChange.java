package org.cvready.study.throughput;

import java.util.List;
import java.util.OptionalDouble;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;

/**
 * What a setting does to accuracy: the same labelled images under the plan's setting and under it.
 *
 * @param dataset whose images were shown
 * @param images how many were shown, each once under either setting
 * @param of how many the set has
 * @param figures mAP50, missed objects and, where there are units without an object, false rejects
 */
public record AccuracyChange(String dataset, int images, int of, List<Figure> figures) {
  /** A loss that is ruled out from here on is taken for none, as a share or in mAP50. */
  public static final double TOLERATED = 0.02;

  private static final int FEWEST_UNITS = 10;

  /** Copies the list. */
  public AccuracyChange {
    figures = List.copyOf(figures);
  }

  /**
   * One figure.
   *
   * @param metric what it is
   * @param base under the plan's setting; empty where there is nothing to measure
   * @param candidate under the other, likewise
   * @param change of the candidate against the base, with bounds of pairs
   */
  public record Figure(
      Metric metric, OptionalDouble base, OptionalDouble candidate, Measurement change) {
    /** The largest loss that the bounds leave open, at least 0; empty where there are no bounds. */
    OptionalDouble worst() {
      if (change.interval().undecided().isPresent()) {
        return isSame() ? OptionalDouble.of(0) : OptionalDouble.empty();
      }
      boolean higher = metric.better() == Metric.Better.HIGHER;
      return OptionalDouble.of(
          Math.max(0, higher ? -change.interval().lower() : change.interval().upper()));
    }

    /**
     * Whether detections rank alike under both settings, so that no resample of the images tells
     * them apart; how far that may be believed, the bounds of the other figures say.
     */
    private boolean isSame() {
      return metric == Metric.MAP50
          && change.value().equals(OptionalDouble.of(0))
          && change.units() >= FEWEST_UNITS;
    }

    /** Whether the candidate is worse beyond doubt. */
    boolean isLoss() {
      if (change.interval().undecided().isPresent()) {
        return false;
      }
      return metric.better() == Metric.Better.HIGHER
          ? change.interval().upper() < 0
          : change.interval().lower() > 0;
    }
  }

  /** What is to be thought of it. */
  public enum Effect {
    /** A figure is worse beyond doubt. */
    LOSES,
    /** No figure can be worse by more than what is tolerated. */
    KEEPS,
    /** A loss is neither shown nor ruled out. */
    OPEN
  }

  /** What the figures together say. */
  public Effect effect() {
    if (figures.stream().anyMatch(Figure::isLoss)) {
      return Effect.LOSES;
    }
    OptionalDouble worst = worst();
    return worst.isPresent() && worst.getAsDouble() <= TOLERATED ? Effect.KEEPS : Effect.OPEN;
  }

  /** The largest loss that any figure leaves open; empty where one leaves everything open. */
  public OptionalDouble worst() {
    if (figures.isEmpty() || figures.stream().anyMatch(figure -> figure.worst().isEmpty())) {
      return OptionalDouble.empty();
    }
    return figures.stream().mapToDouble(figure -> figure.worst().orElseThrow()).max();
  }
}
