package org.cvready.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.cvready.metric.Figures;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Mark;
import org.cvready.report.LineChart.Point;
import org.cvready.report.LineChart.Span;
import org.cvready.study.envelope.Answer;
import org.cvready.study.envelope.EnvelopeFindings.LimitEnvelope;
import org.cvready.study.envelope.EnvelopeFindings.RangeFound;
import org.cvready.study.envelope.EnvelopeFindings.SideFound;
import org.cvready.study.envelope.Magnitudes;
import org.cvready.study.envelope.Probe;
import org.cvready.study.envelope.Region;
import org.cvready.study.envelope.Side;
import org.cvready.study.envelope.SiteMark;

/** The drawings of the operating envelope: one for each perturbation and each pair of a limit. */
public final class EnvelopeCharts {
  private static final int RATE = 0;
  private static final int LIMIT = 1;
  private static final int HOLDS = 2;
  private static final int FIRST_SITE = 3;
  private static final double WIDE = 20;

  private EnvelopeCharts() {}

  /** The rate over the magnitude, with the limit, the range that holds and the sites. */
  public static LineChart range(LimitEnvelope limit, RangeFound range) {
    List<Point> points = new ArrayList<>();
    List<Span> band = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    boolean higher = limit.moreIsBetter();
    range
        .clean()
        .ifPresent(
            clean -> {
              limit.clean().value().ifPresent(rate -> points.add(new Point(clean, rate)));
              band.add(
                  new Span(
                      clean, limit.clean().interval().lower(), limit.clean().interval().upper()));
            });
    for (SideFound side : range.sides()) {
      for (Probe probe : side.probes()) {
        double rate = higher ? 1 - probe.rate() : probe.rate();
        points.add(new Point(probe.magnitude(), rate));
        band.add(
            higher
                ? new Span(probe.magnitude(), 1 - probe.upper(), 1 - probe.lower())
                : new Span(probe.magnitude(), probe.lower(), probe.upper()));
        if (probe.answer() != Answer.PASS) {
          marks.add(mark(range, probe, rate));
        }
      }
    }
    points.sort(Comparator.comparingDouble(Point::x));
    band.sort(Comparator.comparingDouble(Span::x));
    Axis x = axis(range, points);
    Axis y = rates(limit, points);
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("observed rate", points, band, RATE));
    lines.add(
        Line.of(
            "limit " + Figures.percent(limit.limit()),
            List.of(new Point(x.from(), limit.limit()), new Point(x.to(), limit.limit())),
            LIMIT));
    holds(range, y).ifPresent(lines::add);
    lines.addAll(sites(range, y));
    return new LineChart(
        range.perturbation() + ", " + limit.words(),
        x,
        y,
        lines,
        marks,
        "Band: one-sided bounds as if each number of images had been fixed before. Shaded: the range"
            + " in which every probed magnitude passed. Dots: probed magnitudes that did not.");
  }

  private static Mark mark(RangeFound range, Probe probe, double rate) {
    String words = probe.answer() == Answer.FAIL ? "broken" : "not shown to hold";
    return new Mark(
        probe.magnitude(),
        rate,
        LIMIT,
        "%s at %s: %s"
            .formatted(
                words, Magnitudes.text(probe.magnitude(), range.unit()), Figures.percent(rate)));
  }

  private static Axis axis(RangeFound range, List<Point> points) {
    double[] all =
        DoubleStream.concat(
                DoubleStream.concat(
                    points.stream().mapToDouble(Point::x),
                    range.marks().stream().mapToDouble(SiteMark::magnitude)),
                range.sides().stream().mapToDouble(SideFound::near))
            .sorted()
            .toArray();
    return axis(range.perturbation(), range.unit(), all[0], all[all.length - 1]);
  }

  private static Axis axis(String name, String unit, double least, double most) {
    String title = "%s, %s".formatted(name, Magnitudes.unit(unit));
    boolean wide = least > 0 && most / least > WIDE;
    double to = most > least ? most : least + 1;
    return wide
        ? Axis.logarithmic(title, least, to, Axis::brief)
        : Axis.linear(title, least, to, Axis::brief);
  }

  private static Axis rates(LimitEnvelope limit, List<Point> points) {
    double most = points.stream().mapToDouble(Point::y).max().orElse(1);
    double least = points.stream().mapToDouble(Point::y).min().orElse(0);
    String name = limit.clean().metric().key();
    return limit.moreIsBetter()
        ? Axis.linear(
            name, Math.max(0, 1 - 1.25 * (1 - Math.min(least, limit.limit()))), 1, Axis::percent)
        : Axis.linear(name, 0, Math.min(1, 1.25 * Math.max(most, limit.limit())), Axis::percent);
  }

  /** The range that holds, as a shade over the whole height. */
  private static Optional<Line> holds(RangeFound range, Axis y) {
    double[] reached =
        range.sides().stream()
            .filter(side -> side.holdsTo().isPresent())
            .flatMapToDouble(side -> DoubleStream.of(side.near(), side.holdsTo().getAsDouble()))
            .sorted()
            .toArray();
    if (reached.length == 0) {
      return Optional.empty();
    }
    double from = reached[0];
    double to = reached[reached.length - 1];
    return Optional.of(
        new Line(
            "holds from %s to %s"
                .formatted(Magnitudes.text(from, range.unit()), Magnitudes.text(to, range.unit())),
            List.of(new Point(from, y.from()), new Point(to, y.from())),
            List.of(new Span(from, y.from(), y.to()), new Span(to, y.from(), y.to())),
            HOLDS));
  }

  private static List<Line> sites(RangeFound range, Axis y) {
    List<Line> lines = new ArrayList<>();
    for (SiteMark mark : range.marks()) {
      lines.add(
          Line.of(
              "%s at %s, %s"
                  .formatted(
                      mark.site(), Magnitudes.text(mark.magnitude(), range.unit()), mark.source()),
              List.of(new Point(mark.magnitude(), y.from()), new Point(mark.magnitude(), y.to())),
              style(lines.size())));
    }
    return lines;
  }

  private static int style(int site) {
    return FIRST_SITE + site % (LineChart.STYLES - FIRST_SITE);
  }

  /** How far two perturbations may go together, as a region. */
  public static LineChart region(LimitEnvelope limit, Region region) {
    List<Point> edge = new ArrayList<>();
    List<Span> band = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    double floor = region.yNear();
    List<Region.Column> open =
        region.columns().stream().filter(column -> column.holdsTo().isPresent()).toList();
    for (int i = 0; i < open.size(); i++) {
      double height = open.get(i).holdsTo().orElse(floor);
      if (i > 0) {
        step(edge, band, floor, new Point(open.get(i - 1).x(), height));
      }
      step(edge, band, floor, new Point(open.get(i).x(), height));
    }
    for (Region.Column column : region.columns()) {
      for (Probe cell : column.cells()) {
        if (cell.answer() != Answer.PASS) {
          marks.add(cell(region, column.x(), cell));
        }
      }
    }
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("the limit holds up to here", edge, band, HOLDS));
    sites(region).forEach(lines::add);
    double start = region.columns().get(0).x();
    return new LineChart(
        "%s and %s, %s".formatted(region.x(), region.y(), limit.words()),
        axis(
            region.x(),
            region.xUnit(),
            Math.min(start, region.xEnd()),
            Math.max(start, region.xEnd())),
        axis(
            region.y(),
            region.yUnit(),
            Math.min(floor, region.yEnd()),
            Math.max(floor, region.yEnd())),
        lines,
        marks,
        "Shaded: every probed pair of magnitudes passed. Dots: probed pairs that did not.");
  }

  private static void step(List<Point> edge, List<Span> band, double floor, Point to) {
    edge.add(to);
    band.add(new Span(to.x(), Math.min(floor, to.y()), Math.max(floor, to.y())));
  }

  private static Mark cell(Region region, double x, Probe cell) {
    return new Mark(
        x,
        cell.magnitude(),
        LIMIT,
        "%s at %s and %s"
            .formatted(
                cell.answer() == Answer.FAIL ? "broken" : "not shown to hold",
                Magnitudes.text(x, region.xUnit()),
                Magnitudes.text(cell.magnitude(), region.yUnit())));
  }

  /** Sites, each as a line at its magnitude of the first perturbation. */
  private static List<Line> sites(Region region) {
    List<Line> lines = new ArrayList<>();
    double start = region.columns().get(0).x();
    for (SiteMark mark : region.xMarks()) {
      boolean drawn =
          region.xSide() == Side.UP
              ? mark.magnitude() >= start && mark.magnitude() <= region.xEnd()
              : mark.magnitude() <= start && mark.magnitude() >= region.xEnd();
      if (!drawn) {
        continue;
      }
      lines.add(
          Line.of(
              site(region, mark),
              List.of(
                  new Point(mark.magnitude(), region.yNear()),
                  new Point(mark.magnitude(), region.yEnd())),
              style(lines.size())));
    }
    return lines;
  }

  private static String site(Region region, SiteMark mark) {
    String first = mark.site() + " at " + Magnitudes.text(mark.magnitude(), region.xUnit());
    return region.yMarks().stream()
        .filter(other -> other.site().equals(mark.site()))
        .findFirst()
        .map(other -> first + " and " + Magnitudes.text(other.magnitude(), region.yUnit()))
        .orElse(first);
  }
}
