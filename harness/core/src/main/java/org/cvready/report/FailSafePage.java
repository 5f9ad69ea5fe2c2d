package org.cvready.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.cvready.metric.Figures;
import org.cvready.study.failsafe.FailSafeFindings;
import org.cvready.study.failsafe.KnownSplit;
import org.cvready.study.failsafe.KnownSplit.Units;
import org.cvready.study.failsafe.ScoreSeparation;
import org.cvready.study.failsafe.Share;
import org.cvready.study.strange.StrangeScore;

/**
 * How the page shows whether strange inputs fail safely.
 *
 * @param found what it shows
 * @param tables areas under the ROC curve, a table for each set of usual images
 * @param whole units of both kinds by set and condition
 * @param parts the same, good and defective ones apart
 */
record FailSafePage(
    FailSafeFindings found, List<Table> tables, List<KnownSplit> whole, List<KnownSplit> parts) {
  /** Width of a bar, units. */
  static final int WIDTH = 200;

  /**
   * Scores of strangeness against one set of usual images.
   *
   * @param usual name of that set
   * @param strange names of the strange sets, the columns
   * @param rows a score each
   */
  record Table(String usual, List<String> strange, List<Row> rows) {}

  /**
   * One score.
   *
   * @param score its name
   * @param cells by strange set
   */
  record Row(String score, List<ScoreSeparation> cells) {}

  static FailSafePage of(FailSafeFindings found) {
    return new FailSafePage(
        found,
        tables(found.scores()),
        found.splits().stream().filter(split -> split.units() == Units.ALL).toList(),
        found.splits().stream().filter(split -> split.units() != Units.ALL).toList());
  }

  private static List<Table> tables(List<ScoreSeparation> scores) {
    Map<String, Map<String, List<ScoreSeparation>>> byUsual = new LinkedHashMap<>();
    for (ScoreSeparation each : scores) {
      byUsual
          .computeIfAbsent(each.usual(), key -> new LinkedHashMap<>())
          .computeIfAbsent(each.score(), key -> new ArrayList<>())
          .add(each);
    }
    List<Table> tables = new ArrayList<>();
    byUsual.forEach(
        (usual, byScore) -> {
          List<Row> rows = new ArrayList<>();
          byScore.forEach((score, cells) -> rows.add(new Row(score, List.copyOf(cells))));
          List<String> strange =
              rows.get(0).cells().stream().map(ScoreSeparation::strange).toList();
          tables.add(new Table(usual, strange, rows));
        });
    return tables;
  }

  /** Drawings by the strength of conditions. */
  SeverityCharts severities() {
    return new SeverityCharts(found);
  }

  /** The scores that occur, for their meaning. */
  List<StrangeScore> scores() {
    Set<StrangeScore> scores = new TreeSet<>();
    found.scores().forEach(each -> StrangeScore.byKey(each.score()).ifPresent(scores::add));
    found
        .guard()
        .ifPresent(
            guard ->
                guard
                    .limits()
                    .forEach(each -> StrangeScore.byKey(each.score()).ifPresent(scores::add)));
    return List.copyOf(scores);
  }

  /** A share with its bounds below it in a table. */
  static String bounds(Share share) {
    return "%s to %s"
        .formatted(
            Figures.percent(share.interval().lower()), Figures.percent(share.interval().upper()));
  }

  /** A share in a table: {@code 6.25 % (3 of 48)}. */
  static String value(Share share) {
    return share.trials() == 0
        ? Figures.NONE
        : "%s (%s of %s)"
            .formatted(
                Figures.percent(share.value()),
                Figures.count(share.events()),
                Figures.count(share.trials()));
  }

  /** Where a part of a bar ends that starts at its left, units. */
  static String width(double share) {
    return String.format(Locale.ROOT, "%.2f", WIDTH * share);
  }

  /** A bar in words. */
  static String label(KnownSplit split) {
    return "%s right, %s to review, %s silently wrong"
        .formatted(
            Figures.percent(split.correct().value()),
            Figures.percent(split.review().value()),
            Figures.percent(split.silent().value()));
  }

  /** An area under a curve; a dash where there is none. */
  static String area(ScoreSeparation separation) {
    return separation.auroc().isPresent() ? Figures.decimal(separation.auroc().getAsDouble()) : "–";
  }

  /** A figure in [0, 1]; a dash where there is none. */
  static String decimal(OptionalDouble value) {
    return value.isPresent() ? Figures.decimal(value.getAsDouble()) : "–";
  }

  /** The first table, against the reference set. */
  Optional<Table> reference() {
    return tables.stream().findFirst();
  }

  /** The tables against the sites. */
  List<Table> sites() {
    return tables.stream().skip(1).toList();
  }
}
