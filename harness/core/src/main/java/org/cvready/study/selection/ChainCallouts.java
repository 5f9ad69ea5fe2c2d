package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;

/** Where a second pass makes a part better and something else worse, in words. */
final class ChainCallouts {
  private ChainCallouts() {}

  static List<String> of(ChainSet set) {
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
