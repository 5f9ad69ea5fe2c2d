package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;

/** A second pass in words. */
final class SecondPassWords {
  private SecondPassWords() {}

  static List<String> of(SecondPassFindings found) {
    List<String> words = new ArrayList<>();
    words.add(
        "Second pass: %s; they are looked at again by %s, and %s. The gates of this certificate judge the model alone; these figures are of the whole chain."
            .formatted(found.route(), found.verifier(), found.decide()));
    found.sets().forEach(set -> words.addAll(set.callouts()));
    words.addAll(ConditionWords.worse(found));
    words.addAll(StrangeWords.worse(found));
    found.sets().forEach(set -> words.add(set(set)));
    words.addAll(ConditionWords.of(found));
    words.addAll(StrangeWords.of(found));
    words.addAll(cost(found.cost()));
    found.loads().forEach(load -> words.add(load(load)));
    found.line().ifPresent(line -> words.addAll(ChainLineWords.of(line, found.loads())));
    return words;
  }

  private static List<String> cost(LookCost cost) {
    List<String> words = new ArrayList<>();
    words.add(
        "The second pass looked at %s images again (%s as captured, %s under conditions, %s from outside the model's world), which took %s inferences beside the %s of the model's own pass."
            .formatted(
                Figures.count(cost.images()),
                Figures.count(cost.clean()),
                Figures.count(cost.underConditions()),
                Figures.count(cost.strange()),
                Figures.count(cost.inferences()),
                Figures.count(cost.usual())));
    LookTimes times = cost.times();
    if (times.images() > 0) {
      words.add(
          "A second look takes %s on average (95th percentile %s) on top of the %s of the model, alone on one thread (%s images timed)."
              .formatted(
                  Figures.millis(times.verifierMean()),
                  Figures.millis(times.verifierP95()),
                  Figures.millis(times.modelMean()),
                  Figures.count(times.images())));
    }
    return words;
  }

  private static String load(LineLoad load) {
    String answer = "It keeps up on average; waiting grows steeply towards 100 %.";
    if (load.model() >= 1) {
      answer = "Not even the model alone can keep up.";
    } else if (load.cannotKeepUp()) {
      answer = "The chain cannot keep up: the queue grows without end.";
    }
    return "At %s units a minute and the share routed on %s the decision is busy %s of the time with the model alone and %s with the second pass (%s thread%s). %s"
        .formatted(
            Figures.plain(load.unitsPerMinute()),
            load.dataset(),
            Figures.percent(load.model()),
            Figures.percent(load.chain()),
            Figures.count(load.workers()),
            load.workers() == 1 ? "" : "s",
            answer);
  }

  private static String set(ChainSet set) {
    StringBuilder words = new StringBuilder();
    words.append(
        "On %s %s of %s images were routed (%s), of which the model alone would decide %s wrongly and the verifier %s."
            .formatted(
                set.title(),
                Figures.count(set.routed()),
                Figures.count(set.images()),
                Figures.percent(set.routedShare()),
                Figures.count(set.modelWrong()),
                Figures.count(set.verifierWrong())));
    for (Metric metric :
        List.of(Metric.ESCAPE_RATE, Metric.FALSE_REJECT_RATE, Metric.REVIEW_LOAD)) {
      set.whole(metric)
          .filter(figure -> figure.model().trials() > 0)
          .ifPresent(figure -> words.append(' ').append(change(figure)));
    }
    return words.toString();
  }

  /** A rate of both, with what the bounds of the change say. */
  static String change(ChainFigure figure) {
    String verdict =
        switch (figure.answer()) {
          case "less" -> "a true decrease";
          case "more" -> "a true increase";
          default -> "which may be chance";
        };
    return "%s goes from %s to %s (change %s to %s, %s)."
        .formatted(
            figure.model().metric().key(),
            Figures.valueWithCounts(figure.model()),
            Figures.valueWithCounts(figure.chain()),
            Figures.points(figure.difference().lower()),
            Figures.points(figure.difference().upper()),
            verdict);
  }
}
