package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cvready.metric.Figures;

/** Risk over coverage in words. */
final class SelectionWords {
  private static final double TARGET = 0.02;

  private SelectionWords() {}

  static List<String> of(RiskCoverage set) {
    List<String> words = new ArrayList<>();
    Optional<RiskCurve> best = set.bestCurve();
    if (best.isEmpty()) {
      words.add("On %s there is no unit to decide.".formatted(set.dataset()));
      return words;
    }
    long wrong = set.missed() + set.falselyRaised();
    words.add(
        "On %s the model decides %s of units as certified, and of those %s are wrong: they pass with a defect or go out without one."
            .formatted(
                set.dataset(), Figures.percent(set.decided()), set.wrongDecisions().words()));
    words.add(
        "Without any review %s of %s units of %s would be wrong (%s missed, %s falsely raised). Asked least sure first, %s tells best which: mean risk over coverage (AURC) %s, where %s is the least possible and %s would come of chance."
            .formatted(
                Figures.count(wrong),
                Figures.count(set.units()),
                set.dataset(),
                Figures.count(set.missed()),
                Figures.count(set.falselyRaised()),
                best.get().measure().key(),
                Figures.decimal(best.get().area()),
                Figures.decimal(best.get().best()),
                Figures.decimal(wrong / (double) set.units())));
    blank(set).ifPresent(words::add);
    set.targets().stream()
        .filter(target -> target.target() == TARGET)
        .findFirst()
        .ifPresent(target -> words.add(target(set, target)));
    set.why()
        .ifPresent(
            why ->
                words.add(
                    "What review would bring escapes down to is not said for %s: %s."
                        .formatted(set.dataset(), why)));
    return words;
  }

  /** What no score can tell, where there is any of it. */
  private static Optional<String> blank(RiskCoverage set) {
    if (set.blank() == 0) {
      return Optional.empty();
    }
    boolean ranked =
        set.curves().stream().anyMatch(curve -> curve.measure() == RiskMeasure.STRANGENESS);
    return Optional.of(
        "On %s of %s units of %s nothing is detected at any score: no measure of the scores can rank them, so they count as surest and are never looked at again, and %s of them have a defect and pass. %s."
            .formatted(
                Figures.count(set.blank()),
                Figures.count(set.units()),
                set.dataset(),
                Figures.count(set.blankMissed()),
                ranked
                    ? "Of the measures here strangeness alone can rank them"
                    : "With a guard, strangeness could rank them"));
  }

  private static String target(RiskCoverage set, ReviewTarget target) {
    String load =
        "%s of units %s"
            .formatted(
                Figures.valueWithCounts(target.reviewLoad()),
                set.enriched() ? "of this enriched set" : "of the line");
    if (target.everything()) {
      return "To let at most %s of defective units of %s pass, every unit that is not rejected would have to be reviewed (%s): some defects are not detected at any score."
          .formatted(Figures.percent(target.target()), set.dataset(), load);
    }
    return "To let at most %s of defective units of %s pass, review would have to begin at %s; chosen on one half, on the other it lets %s pass (bounds %s, so the target is %s) and sends %s to review (bounds %s)."
        .formatted(
            Figures.percent(target.target()),
            set.dataset(),
            target.reviewFrom().entrySet().stream()
                .map(one -> one.getKey() + " " + Figures.decimal(one.getValue()))
                .collect(Collectors.joining(", ")),
            Figures.valueWithCounts(target.escape()),
            Figures.bounds(target.escape()),
            target.answer(),
            load,
            Figures.bounds(target.reviewLoad()));
  }
}
