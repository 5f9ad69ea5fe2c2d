package org.cvready.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cvready.metric.Figures;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Mark;
import org.cvready.report.LineChart.Point;
import org.cvready.study.selection.RiskCoverage;
import org.cvready.study.selection.RiskCurve;

/** Risk over coverage: how many decisions are wrong where only the surest are made. */
public final class RiskChart {
  private RiskChart() {}

  /** The curves of a set, a line for each measure of sureness; empty without units. */
  public static Optional<LineChart> of(RiskCoverage set) {
    List<Line> lines = new ArrayList<>();
    double top = set.wrongDecisions().value().orElse(0);
    for (RiskCurve curve : set.curves()) {
      lines.add(
          Line.of(
              curve.measure().key(),
              IntStream.range(0, curve.coverage().size())
                  .mapToObj(i -> new Point(curve.coverage().get(i), curve.risk().get(i)))
                  .toList(),
              lines.size()));
      top = Math.max(top, curve.risk().stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<Mark> marks =
        set.wrongDecisions().value().isEmpty()
            ? List.of()
            : List.of(
                new Mark(
                    set.decided(),
                    set.wrongDecisions().value().getAsDouble(),
                    0,
                    "as certified: %s of units decided, %s of them wrong"
                        .formatted(Figures.percent(set.decided()), set.wrongDecisions().words())));
    return Optional.of(
        new LineChart(
            "Wrong decisions on " + set.dataset(),
            Axis.linear("coverage: share of units decided", 0, 1, Axis::percent),
            Axis.linear(
                "risk: share of those that is wrong", 0, Math.max(top, 0.01), Axis::percent),
            lines,
            marks,
            "Units of which the model is least sure are left to people first, by the measures of"
                + " sureness named. Dot: the review band as certified."));
  }
}
