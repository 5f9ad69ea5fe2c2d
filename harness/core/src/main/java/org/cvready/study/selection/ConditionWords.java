package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;

/** A second pass under conditions, in words. */
final class ConditionWords {
  private static final List<Metric> RATES =
      List.of(Metric.ESCAPE_RATE, Metric.FALSE_REJECT_RATE, Metric.REVIEW_LOAD);

  private ConditionWords() {}

  /** Where the whole gets worse by more than chance, a sentence each. */
  static List<String> worse(SecondPassFindings found) {
    List<String> words = new ArrayList<>();
    for (ChainSet set : found.conditions()) {
      for (Metric metric : RATES) {
        set.whole(metric)
            .filter(figure -> figure.answer().equals("more"))
            .ifPresent(
                figure ->
                    words.add(
                        "The second pass %s: on %s %s"
                            .formatted(
                                metric == Metric.REVIEW_LOAD
                                    ? "sends more to people"
                                    : "makes the whole worse",
                                set.title(),
                                SecondPassWords.change(figure))));
      }
    }
    return words;
  }

  /** What the chain changes over all conditions of a set, a sentence for each rate. */
  static List<String> of(SecondPassFindings found) {
    List<String> words = new ArrayList<>();
    for (String dataset : found.setsUnderConditions()) {
      List<ChainSet> sets = found.underConditions(dataset);
      words.add(routed(dataset, sets));
      for (Metric metric : RATES) {
        List<ChainSet> counted =
            sets.stream()
                .filter(
                    set ->
                        set.whole(metric).filter(figure -> figure.model().trials() > 0).isPresent())
                .toList();
        if (!counted.isEmpty()) {
          words.add(summary(dataset, metric, counted));
        }
      }
    }
    if (!words.isEmpty()) {
      words.add(
          "Each of these comparisons has bounds at 95 %, so of many a few fall out by chance alone.");
    }
    return words;
  }

  private static String summary(String dataset, Metric metric, List<ChainSet> sets) {
    long less = answered(sets, metric, "less");
    long more = answered(sets, metric, "more");
    String rising =
        sets.stream()
            .filter(set -> figure(set, metric).more() > 0)
            .map(ChainSet::condition)
            .collect(Collectors.joining(", "));
    if (sets.stream().allMatch(set -> figure(set, metric).change() == 0)) {
      return "Under %s on %s the second pass leaves %s as it is."
          .formatted(conditions(sets), dataset, metric.key());
    }
    ChainSet most = sets.get(0);
    for (ChainSet set : sets) {
      if (Math.abs(figure(set, metric).change()) > Math.abs(figure(most, metric).change())) {
        most = set;
      }
    }
    return "Under %s on %s the second pass lowers %s by more than chance under %s and raises it so under %s%s; it changes most under %s, by %s."
        .formatted(
            conditions(sets),
            dataset,
            metric.key(),
            Figures.count(less),
            Figures.count(more),
            rising.isEmpty() ? "" : " (higher at all, chance or not, under " + rising + ")",
            most.condition(),
            Figures.points(figure(most, metric).change()));
  }

  private static String routed(String dataset, List<ChainSet> sets) {
    long images = sets.stream().mapToLong(ChainSet::images).sum();
    long routed = sets.stream().mapToLong(ChainSet::routed).sum();
    return "Under %s on %s %s of %s images were routed."
        .formatted(conditions(sets), dataset, Figures.count(routed), Figures.count(images));
  }

  private static String conditions(List<ChainSet> sets) {
    return sets.size() == 1 ? "1 condition" : Figures.count(sets.size()) + " conditions";
  }

  private static long answered(List<ChainSet> sets, Metric metric, String answer) {
    return sets.stream().filter(set -> figure(set, metric).answer().equals(answer)).count();
  }

  private static ChainFigure figure(ChainSet set, Metric metric) {
    return set.whole(metric).orElseThrow();
  }
}
