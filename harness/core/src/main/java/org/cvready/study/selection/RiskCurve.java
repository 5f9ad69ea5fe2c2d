package org.cvready.study.selection;

import java.util.List;
import java.util.Optional;
import org.cvready.metric.interval.Interval;

/**
 * Risk over coverage: of the units that a model is surest of, the share decided wrongly.
 *
 * @param measure what tells how sure it is
 * @param area mean risk over all coverages (AURC), units equally sure in random order; in [0, 1]
 * @param bounds on it at 95 % each, from resamples of independent units; empty where too few
 * @param best the area if the model were least sure of exactly its wrong decisions
 * @param generalised mean over coverages of wrong decisions as a share of all units (AUGRC)
 * @param coverage shares of units decided, rising, in (0, 1]
 * @param risk of those, in [0, 1]
 */
public record RiskCurve(
    RiskMeasure measure,
    double area,
    Optional<Interval> bounds,
    double best,
    double generalised,
    List<Double> coverage,
    List<Double> risk) {
  /** Copies the lists. */
  public RiskCurve {
    coverage = List.copyOf(coverage);
    risk = List.copyOf(risk);
  }
}
