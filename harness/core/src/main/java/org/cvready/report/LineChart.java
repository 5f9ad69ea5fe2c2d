package org.cvready.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lines over a common axis, as a drawing in a page: with bands for what is uncertain, and marks for
 * the points that matter. Values beyond an axis are drawn at its end.
 *
 * @param title what is drawn, in words
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines at least one
 * @param marks points that matter, such as the operating point
 * @param note what a reader must know besides; may be empty
 */
public record LineChart(
    String title, Axis x, Axis y, List<Line> lines, List<Mark> marks, String note) {
  /** Width of the drawing, units. */
  public static final int WIDTH = 380;

  /** Height of the drawing, units. */
  public static final int HEIGHT = 260;

  /** Left end of the horizontal axis, units. */
  public static final int LEFT = 58;

  /** Right end of the horizontal axis, units. */
  public static final int RIGHT = 368;

  /** Upper end of the vertical axis, units. */
  public static final int TOP = 10;

  /** Lower end of the vertical axis, units. */
  public static final int BOTTOM = 216;

  private static final int HALF_A_BAR = 3;

  /** How many looks lines have before they come again: each has a colour and dashes of its own. */
  public static final int STYLES = 7;

  /** Copies the lists. */
  public LineChart {
    lines = List.copyOf(lines);
    marks = List.copyOf(marks);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a chart must have at least one line, got none");
    }
  }

  /**
   * One point.
   *
   * @param x in the unit of the horizontal axis
   * @param y in the unit of the vertical axis
   */
  public record Point(double x, double y) {}

  /**
   * What is uncertain about a line at one place.
   *
   * @param x in the unit of the horizontal axis
   * @param lower in the unit of the vertical axis
   * @param upper in the unit of the vertical axis, at least {@code lower}
   */
  public record Span(double x, double lower, double upper) {}

  /**
   * One line.
   *
   * @param name of what it shows
   * @param points in the order in which they are joined
   * @param band around it, by rising or falling x; empty for none
   * @param style its look, in [0, {@link #STYLES})
   */
  public record Line(String name, List<Point> points, List<Span> band, int style) {
    /** Copies the lists and checks the style. */
    public Line {
      points = List.copyOf(points);
      band = List.copyOf(band);
      if (style < 0 || style >= STYLES) {
        throw new IllegalArgumentException(
            "style must be in [0, %d), got %d".formatted(STYLES, style));
      }
    }

    /** A line without a band. */
    public static Line of(String name, List<Point> points, int style) {
      return new Line(name, points, List.of(), style);
    }
  }

  /**
   * A point that matters.
   *
   * @param x in the unit of the horizontal axis
   * @param y in the unit of the vertical axis
   * @param style of the line that it is on, in [0, {@link #STYLES})
   * @param label in words
   * @param span what is uncertain about it, drawn as a whisker; empty for none
   */
  public record Mark(double x, double y, int style, String label, Optional<Span> span) {
    /** A point without a whisker. */
    public Mark(double x, double y, int style, String label) {
      this(x, y, style, label, Optional.empty());
    }
  }

  /**
   * A place on an axis, in units of the drawing.
   *
   * @param at where
   * @param text what is written there
   */
  public record Tick(String at, String text) {
    private static final int HALF_A_LETTER = 3;

    /**
     * Which end of the writing is there: the middle, or its end where it would leave the drawing.
     */
    public String anchor() {
      return Double.parseDouble(at) + HALF_A_LETTER * text.length() > WIDTH ? "end" : "middle";
    }
  }

  /** The same drawing with another title. */
  public LineChart titled(String newTitle) {
    return new LineChart(newTitle, x, y, lines, marks, note);
  }

  /** The line as an SVG path. */
  public String path(Line line) {
    return line.points().stream()
        .map(point -> atX(point.x()) + " " + atY(point.y()))
        .collect(Collectors.joining("L", "M", ""));
  }

  /** The band of a line as an SVG path: along its upper edge, and back along its lower one. */
  public String area(Line line) {
    StringBuilder path = new StringBuilder("M");
    for (Span span : line.band()) {
      path.append(path.length() > 1 ? "L" : "");
      path.append(atX(span.x())).append(' ').append(atY(span.upper()));
    }
    for (int i = line.band().size() - 1; i >= 0; i--) {
      Span span = line.band().get(i);
      path.append('L').append(atX(span.x())).append(' ').append(atY(span.lower()));
    }
    return path.append('Z').toString();
  }

  /** A whisker as an SVG path: a line from end to end, with a bar at either. */
  public String whisker(Span span) {
    String across = "h" + 2 * HALF_A_BAR;
    double middle = LEFT + (RIGHT - LEFT) * x.share(span.x());
    String left = at(middle - HALF_A_BAR);
    return "M%s %s%sM%s %s%sM%s %sV%s"
        .formatted(
            left,
            atY(span.upper()),
            across,
            left,
            atY(span.lower()),
            across,
            at(middle),
            atY(span.upper()),
            atY(span.lower()));
  }

  /** Where a value lies on the horizontal axis. */
  public String atX(double value) {
    return at(LEFT + (RIGHT - LEFT) * x.share(value));
  }

  /** Where a value lies on the vertical axis. */
  public String atY(double value) {
    return at(BOTTOM - (BOTTOM - TOP) * y.share(value));
  }

  /** The ticks of the horizontal axis. */
  public List<Tick> verticals() {
    return x.ticks().stream().map(value -> new Tick(atX(value), x.text(value))).toList();
  }

  /** The ticks of the vertical axis. */
  public List<Tick> horizontals() {
    return y.ticks().stream().map(value -> new Tick(atY(value), y.text(value))).toList();
  }

  /** The drawing in words, for who does not see it. */
  public String label() {
    StringBuilder words = new StringBuilder(title);
    words.append(": ").append(y.name()).append(" over ").append(x.name());
    for (Line line : lines) {
      if (!line.points().isEmpty()) {
        Point first = line.points().get(0);
        Point last = line.points().get(line.points().size() - 1);
        words.append("; ").append(line.name());
        words.append(" from ").append(y.text(first.y())).append(" at ").append(x.text(first.x()));
        words.append(" to ").append(y.text(last.y())).append(" at ").append(x.text(last.x()));
      }
    }
    marks.forEach(mark -> words.append("; ").append(mark.label()));
    return words.toString();
  }

  private static String at(double units) {
    String text = String.format(Locale.ROOT, "%.1f", units);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
