package org.cvready.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.metric.Figures;
import org.cvready.metric.Scope;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Mark;
import org.cvready.report.LineChart.Point;
import org.cvready.report.LineChart.Span;
import org.cvready.report.StackChart.Column;
import org.cvready.study.envelope.Magnitudes;
import org.cvready.study.failsafe.FailSafeFindings;
import org.cvready.study.failsafe.KnownSplit;
import org.cvready.study.failsafe.KnownSplit.Units;
import org.cvready.study.failsafe.SeverityCurve;
import org.cvready.study.failsafe.SeverityCurve.Step;
import org.cvready.study.failsafe.Share;
import org.cvready.study.failsafe.SilentKind;

/** Drawings of what becomes of images as a condition gets stronger. */
final class SeverityCharts {
  /** Most drawings of a kind in a report. */
  static final int MOST = 12;

  private static final int MOST_LINES = LineChart.STYLES;

  private final FailSafeFindings found;

  SeverityCharts(FailSafeFindings found) {
    this.found = found;
  }

  /**
   * Silent failures of strange sets over the strength: of severities a drawing a set with a line
   * for each perturbation, of magnitudes a drawing a perturbation with a line for each set; those
   * with the most silent failures.
   */
  List<LineChart> silent() {
    List<List<SeverityCurve>> drawings = drawings();
    List<List<SeverityCurve>> worst =
        drawings.stream()
            .sorted(
                Comparator.<List<SeverityCurve>>comparingDouble(
                        curves -> curves.stream().mapToDouble(this::most).max().orElse(0))
                    .reversed())
            .limit(MOST)
            .toList();
    return drawings.stream().filter(worst::contains).map(this::silent).toList();
  }

  /** Which drawings of silent failures are left out, in words; empty where none is. */
  Optional<String> leftOfSilent() {
    int all = drawings().size();
    return all <= MOST
        ? Optional.empty()
        : Optional.of(
            "%d of %d drawings are shown, those with the most silent failures; the table holds all."
                .formatted(MOST, all));
  }

  private List<List<SeverityCurve>> drawings() {
    Map<String, List<SeverityCurve>> drawings = new LinkedHashMap<>();
    for (SeverityCurve curve : found.severities()) {
      if (curve.steps().stream().allMatch(step -> kind(curve, step).isPresent())) {
        String drawing =
            curve.unit().isEmpty()
                ? "set " + curve.set()
                : "perturbation %s in %s".formatted(curve.perturbation(), curve.unit());
        drawings.computeIfAbsent(drawing, key -> new ArrayList<>()).add(curve);
      }
    }
    return List.copyOf(drawings.values());
  }

  private LineChart silent(List<SeverityCurve> curves) {
    SeverityCurve first = curves.get(0);
    boolean severities = first.unit().isEmpty();
    List<SeverityCurve> worst =
        curves.stream()
            .sorted(Comparator.comparingDouble(this::most).reversed())
            .limit(MOST_LINES)
            .toList();
    List<SeverityCurve> drawn = curves.stream().filter(worst::contains).toList();
    List<Line> lines = new ArrayList<>();
    for (SeverityCurve curve : drawn) {
      lines.add(line(severities ? curve.perturbation() : curve.set(), curve, lines.size()));
    }
    double[] magnitudes =
        curves.stream()
            .flatMap(curve -> curve.steps().stream())
            .mapToDouble(Step::magnitude)
            .sorted()
            .toArray();
    return new LineChart(
        title(curves),
        Axis.linear(
            severities
                ? "severity, 0 as captured"
                : "%s, %s".formatted(first.perturbation(), Magnitudes.unit(first.unit())),
            magnitudes[0],
            magnitudes[magnitudes.length - 1],
            Axis::brief),
        Axis.linear("silent failures, share of units", 0, 1, SeverityCharts::percent),
        lines,
        marks(drawn),
        "Dots: what was shown. Bands: one-sided bounds at 95 % each."
            + (lines.size() < curves.size()
                ? " The %d worst of %d are drawn.".formatted(lines.size(), curves.size())
                : ""));
  }

  /** A drawing of one line has no legend, so its title names both. */
  private static String title(List<SeverityCurve> curves) {
    SeverityCurve first = curves.get(0);
    String of = "Silent failures of " + first.set();
    if (curves.size() == 1) {
      return "%s under %s".formatted(of, first.perturbation());
    }
    return first.unit().isEmpty() ? of : "Silent failures under " + first.perturbation();
  }

  private static String percent(double share) {
    return Axis.percent(Math.rint(1e4 * share) / 1e4);
  }

  private List<Mark> marks(List<SeverityCurve> drawn) {
    List<Mark> marks = new ArrayList<>();
    for (int style = 0; style < drawn.size(); style++) {
      SeverityCurve curve = drawn.get(style);
      for (Step step : curve.steps()) {
        Share silent = kind(curve, step).orElseThrow().silent();
        marks.add(
            new Mark(
                step.magnitude(),
                silent.value(),
                style,
                "%s %s: %s".formatted(curve.set(), where(step), FailSafePage.value(silent))));
      }
    }
    return marks;
  }

  private static String where(Step step) {
    return step.condition().equals(Scope.CLEAN) ? "as captured" : step.condition();
  }

  private Line line(String name, SeverityCurve curve, int style) {
    List<Point> points = new ArrayList<>();
    List<Span> band = new ArrayList<>();
    for (Step step : curve.steps()) {
      Share silent = kind(curve, step).orElseThrow().silent();
      points.add(new Point(step.magnitude(), silent.value()));
      band.add(new Span(step.magnitude(), silent.interval().lower(), silent.interval().upper()));
    }
    return new Line(name, points, band, style);
  }

  /** What became of units of known truth, a drawing a set and perturbation: the worst of them. */
  List<StackChart> splits() {
    List<SeverityCurve> known = known();
    List<SeverityCurve> worst =
        known.stream()
            .sorted(Comparator.comparingDouble(this::most).reversed())
            .limit(MOST)
            .toList();
    return known.stream().filter(worst::contains).map(this::stack).toList();
  }

  /** Which drawings of units of known truth are left out, in words; empty where none is. */
  Optional<String> left() {
    int all = known().size();
    return all <= MOST
        ? Optional.empty()
        : Optional.of(
            "%d of %d sets and perturbations are drawn, those with the most silently wrong; the tables hold all."
                .formatted(MOST, all));
  }

  private List<SeverityCurve> known() {
    return found.severities().stream()
        .filter(curve -> curve.steps().stream().allMatch(step -> split(curve, step).isPresent()))
        .toList();
  }

  private StackChart stack(SeverityCurve curve) {
    return new StackChart(
        "%s under %s".formatted(curve.set(), curve.perturbation()),
        curve.unit().isEmpty()
            ? "severity, 0 as captured"
            : "%s, %s".formatted(curve.perturbation(), Magnitudes.unit(curve.unit())),
        curve.steps().stream().map(step -> column(curve, step)).toList(),
        "");
  }

  private Column column(SeverityCurve curve, Step step) {
    KnownSplit split = split(curve, step).orElseThrow();
    String name = Magnitudes.number(step.magnitude());
    return new Column(
        name,
        split.silent().value(),
        split.review().value(),
        split.correct().value(),
        split.silent().interval().lower(),
        split.silent().interval().upper(),
        "%s: %s silently wrong (bounds %s), %s to review, %s right of %s units"
            .formatted(
                where(step),
                Figures.percent(split.silent().value()),
                FailSafePage.bounds(split.silent()),
                Figures.percent(split.review().value()),
                Figures.percent(split.correct().value()),
                Figures.count(split.silent().trials())));
  }

  /** The largest share of silent failures of a curve. */
  private double most(SeverityCurve curve) {
    return curve.steps().stream()
        .mapToDouble(
            step ->
                kind(curve, step)
                    .map(SilentKind::silent)
                    .or(() -> split(curve, step).map(KnownSplit::silent))
                    .map(Share::value)
                    .orElse(0.0))
        .max()
        .orElse(0);
  }

  private Optional<SilentKind> kind(SeverityCurve curve, Step step) {
    return found.kinds().stream()
        .filter(kind -> kind.set().equals(curve.set()))
        .filter(kind -> kind.condition().equals(step.condition()))
        .findFirst();
  }

  private Optional<KnownSplit> split(SeverityCurve curve, Step step) {
    return found.splits().stream()
        .filter(split -> split.units() == Units.ALL && split.set().equals(curve.set()))
        .filter(split -> split.condition().equals(step.condition()))
        .findFirst();
  }
}
