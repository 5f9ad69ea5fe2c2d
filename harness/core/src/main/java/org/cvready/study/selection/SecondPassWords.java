package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;

/** A second pass in words. */
final class SecondPassWords {
  private SecondPassWords() {}

  static List<String> of(
      SecondPassQuestion question, List<ChainSet> sets, LookTimes times, List<LineLoad> loads) {
    List<String> words = new ArrayList<>();
    words.add(
        "Second pass: %s; they are looked at again by %s, and %s. The gates of this certificate judge the model alone; these figures are of the whole chain."
            .formatted(question.route(), question.verifier(), question.rule().words()));
    for (ChainSet set : sets) {
      words.addAll(set.callouts());
    }
    for (ChainSet set : sets) {
      words.add(set(set));
    }
    if (times.images() > 0) {
      words.add(
          "A second look takes %s on average (95th percentile %s) on top of the %s of the model, alone on one thread (%s images timed)."
              .formatted(
                  Figures.millis(times.verifierMean()),
                  Figures.millis(times.verifierP95()),
                  Figures.millis(times.modelMean()),
                  Figures.count(times.images())));
    }
    for (LineLoad load : loads) {
      words.add(load(load));
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

  private static String change(ChainFigure figure) {
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

  /** Where a part gets better and something else worse. */
  static List<String> callouts(ChainSet set) {
    List<String> words = new ArrayList<>();
    Optional<ChainFigure> escape = set.whole(Metric.ESCAPE_RATE);
    Optional<ChainFigure> falseReject = set.whole(Metric.FALSE_REJECT_RATE);
    Optional<ChainFigure> review = set.whole(Metric.REVIEW_LOAD);
    if (set.verifierWrong() < set.modelWrong()) {
      for (Optional<ChainFigure> figure : List.of(escape, falseReject, review)) {
        figure
            .filter(found -> found.more() > 0)
            .ifPresent(
                worse ->
                    words.add(
                        "A part gets better and the whole worse: on the routed images of %s the verifier is wrong less often than the model (%s against %s of %s), and yet %s of the chain rises from %s to %s (%s)."
                            .formatted(
                                set.title(),
                                Figures.count(set.verifierWrong()),
                                Figures.count(set.modelWrong()),
                                Figures.count(set.routed()),
                                worse.model().metric().key(),
                                Figures.valueWithCounts(worse.model()),
                                Figures.valueWithCounts(worse.chain()),
                                proof(worse))));
      }
    }
    for (Metric metric : List.of(Metric.ESCAPE_RATE, Metric.FALSE_REJECT_RATE, Metric.FN_RATE)) {
      set.whole(metric)
          .filter(found -> found.more() <= 0)
          .ifPresent(better -> words.addAll(parts(set, metric, better)));
    }
    return words;
  }

  private static List<String> parts(ChainSet set, Metric metric, ChainFigure whole) {
    return set.figures().stream()
        .filter(figure -> figure.model().metric() == metric)
        .filter(
            figure ->
                figure.model().scope().className().isPresent()
                    || !figure.model().scope().slice().isEmpty())
        .filter(figure -> figure.more() > 0)
        .map(
            figure ->
                "The whole %s and a part gets worse: %s of %s goes from %s to %s, but on %s it rises from %s to %s (%s)."
                    .formatted(
                        whole.more() < 0 ? "gets better" : "stays",
                        metric.key(),
                        set.title(),
                        Figures.valueWithCounts(whole.model()),
                        Figures.valueWithCounts(whole.chain()),
                        figure.model().scope().text(),
                        Figures.valueWithCounts(figure.model()),
                        Figures.valueWithCounts(figure.chain()),
                        proof(figure)))
        .toList();
  }

  private static String proof(ChainFigure figure) {
    return figure.answer().equals("more") ? "more than chance" : "which may be chance";
  }
}
