package org.cvready.study.selection;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Measurement;

/**
 * What refusing to decide buys on a labelled set.
 *
 * @param dataset its name
 * @param enriched whether its images were chosen by content, so that loads are not those of a line
 * @param units units on the line, those with unclear labels left out
 * @param missed units with a defect on which nothing counts
 * @param falselyRaised units without a defect on which something counts
 * @param blank units on which nothing is detected at any score, which no score can rank
 * @param blankMissed those of them that have a defect
 * @param curves one for each measure; empty without units
 * @param decided share of units that are decided and not reviewed, as certified, in [0, 1]
 * @param wrongDecisions of the decided units, as certified
 * @param targets reviews needed for targets; empty where a half has too few defective units
 * @param why there are no targets; empty where there are
 */
public record RiskCoverage(
    String dataset,
    boolean enriched,
    long units,
    long missed,
    long falselyRaised,
    long blank,
    long blankMissed,
    List<RiskCurve> curves,
    double decided,
    Share wrongDecisions,
    List<ReviewTarget> targets,
    Optional<String> why) {
  /** Copies the lists. */
  public RiskCoverage {
    curves = List.copyOf(curves);
    targets = List.copyOf(targets);
  }

  /** The measure with the least area: it tells best which decisions are wrong. */
  public Optional<RiskCurve> bestCurve() {
    return curves.stream().min(Comparator.comparingDouble(RiskCurve::area));
  }

  /** What a measurement of a target's review load stands on, in words. */
  public String load(Measurement reviewLoad) {
    return enriched ? "share of this enriched set" : "share of " + reviewLoad.scope().dataset();
  }
}
