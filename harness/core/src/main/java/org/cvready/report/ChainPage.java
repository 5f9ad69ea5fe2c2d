package org.cvready.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Point;
import org.cvready.study.line.LineFindings.ClaimRow;
import org.cvready.study.selection.ChainFigure;
import org.cvready.study.selection.ChainLine;
import org.cvready.study.selection.ChainSet;
import org.cvready.study.selection.ChainStrange;
import org.cvready.study.selection.SecondPassFindings;

/** What the page of a second pass shows of it. */
public final class ChainPage {
  private static final String INVALID = "run is not valid";

  private ChainPage() {}

  /** What a set is called of which perhaps one half was fitted on. */
  public static String title(SecondPassFindings second, String dataset) {
    return second.sets().stream()
        .filter(set -> set.dataset().equals(dataset))
        .map(ChainSet::title)
        .findFirst()
        .orElse(dataset);
  }

  /** How far the bars of a set under conditions reach to either side, a share. */
  public static double reachOfConditions(SecondPassFindings second, String dataset) {
    List<ChainFigure> figures = new ArrayList<>();
    for (ChainSet set : second.underConditions(dataset)) {
      set.whole(Metric.ESCAPE_RATE).ifPresent(figures::add);
      set.whole(Metric.FALSE_REJECT_RATE).ifPresent(figures::add);
      set.whole(Metric.REVIEW_LOAD).ifPresent(figures::add);
    }
    return ChangeBar.reach(figures);
  }

  /** How far the bars of strange sets reach to either side, a share. */
  public static double reachOfStrange(SecondPassFindings second) {
    return ChangeBar.reach(
        second.strange().stream()
            .flatMap((ChainStrange set) -> Stream.of(set.silent(), set.review()))
            .toList());
  }

  /** Where a part gets better and the whole worse under a condition of a set. */
  public static List<String> callouts(SecondPassFindings second, String dataset) {
    return second.underConditions(dataset).stream()
        .flatMap(set -> set.callouts().stream())
        .toList();
  }

  /** The counts of both: {@code 13 → 10 of 148 units}. */
  public static String counts(ChainFigure figure) {
    return "%s → %s"
        .formatted(Figures.count(figure.model().events()), Figures.counts(figure.chain()));
  }

  /** Bounds of a share of late units, or why there are none. */
  public static String bounds(Measurement late) {
    return late.interval()
        .undecided()
        .map(ChainPage::brief)
        .orElseGet(() -> "bounds " + Figures.bounds(late));
  }

  /** Why a run is not valid stands above the table once. */
  private static String brief(String why) {
    return why.startsWith(INVALID) ? INVALID : why;
  }

  /**
   * A latency percentile of both.
   *
   * @param percent in (0, 100)
   * @param model of the model alone
   * @param chain with the second pass
   */
  public record Claims(double percent, Claim model, Claim chain) {}

  /**
   * A latency percentile of one run.
   *
   * @param value as observed
   * @param bound its upper bound, or why there is none
   */
  public record Claim(String value, String bound) {}

  /** Every percentile that both runs tell of. */
  public static List<Claims> claims(ChainLine line) {
    List<Claims> claims = new ArrayList<>();
    for (ClaimRow chain : line.reading().claims()) {
      line.modelClaims().stream()
          .filter(row -> row.percent() == chain.percent())
          .findFirst()
          .ifPresent(row -> claims.add(new Claims(row.percent(), claim(row), claim(chain))));
    }
    return claims;
  }

  private static Claim claim(ClaimRow row) {
    return new Claim(
        millis(row.observedMillis()),
        row.undecided()
            .map(ChainPage::brief)
            .orElseGet(
                () ->
                    row.boundMillis().isPresent()
                        ? "at most " + millis(row.boundMillis())
                        : "no upper bound: too few units"));
  }

  private static String millis(OptionalDouble value) {
    return value.isPresent() ? Figures.millis(value.getAsDouble()) : "infinite";
  }

  /**
   * Latency by percentile of both runs, with the deadline; empty where too few are known or a run
   * is not valid.
   */
  public static Optional<LineChart> latency(ChainLine line) {
    List<Point> model = points(line.modelClaims());
    List<Point> chain = points(line.reading().claims());
    boolean valid = line.invalid().isEmpty() && line.modelInvalid().isEmpty();
    if (!valid || model.size() < 2 || chain.size() < 2) {
      return Optional.empty();
    }
    double deadline = line.reading().shape().deadlineMillis();
    double last = Math.max(model.get(model.size() - 1).x(), chain.get(chain.size() - 1).x());
    double first = Math.min(model.get(0).x(), chain.get(0).x());
    double top =
        Stream.concat(model.stream(), chain.stream())
            .mapToDouble(Point::y)
            .reduce(deadline, Math::max);
    return Optional.of(
        new LineChart(
            "Latency with and without the second pass",
            Axis.logarithmic("percentile", first, last, Charts::percentile),
            Axis.linear("latency, ms", 0, 1.1 * top, Axis::brief),
            List.of(
                Line.of("model alone", model, 0),
                Line.of("with second pass", chain, 1),
                Line.of(
                    "deadline", List.of(new Point(first, deadline), new Point(last, deadline)), 3)),
            List.of(),
            "As observed, from scheduled arrival to decision. Equal distances are equal ratios of"
                + " how many units are slower."));
  }

  private static List<Point> points(List<ClaimRow> claims) {
    return claims.stream()
        .filter(row -> row.observedMillis().isPresent())
        .map(row -> new Point(1 / (1 - row.percent() / 100), row.observedMillis().getAsDouble()))
        .toList();
  }
}
