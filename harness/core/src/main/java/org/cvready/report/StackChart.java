package org.cvready.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cvready.report.LineChart.Tick;

/**
 * Shares that make a whole, side by side, as a drawing in a page of the size of a {@link
 * LineChart}: from below what is silently wrong, what is sent to review and what is right, with a
 * whisker for the bounds of the lowest part.
 *
 * @param title what is drawn, in words
 * @param x what differs from column to column, with its unit
 * @param columns at least one, from left to right
 * @param note what a reader must know besides; may be empty
 */
public record StackChart(String title, String x, List<Column> columns, String note) {
  /** The vertical axis. */
  private static final Axis SHARES = Axis.linear("share of units", 0, 1, Axis::percent);

  private static final double FILLED = 0.68;
  private static final int MOST_LABELS = 8;
  private static final int HALF_A_BAR = 4;

  /** Copies the list. */
  public StackChart {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a chart must have at least one column, got none");
    }
  }

  /**
   * One column.
   *
   * @param name below it, short
   * @param silent share that is silently wrong, in [0, 1]
   * @param review share that is sent to review, in [0, 1]
   * @param right share that is right, in [0, 1]
   * @param lower bound of the silently wrong, in [0, 1]
   * @param upper bound of the silently wrong, in [0, 1]
   * @param words all of it in words
   */
  public record Column(
      String name,
      double silent,
      double review,
      double right,
      double lower,
      double upper,
      String words) {}

  /**
   * A part of a column, in units of the drawing.
   *
   * @param x left edge
   * @param y upper edge
   * @param width of it
   * @param height of it
   * @param style {@code silent}, {@code review} or {@code right}
   */
  public record Piece(String x, String y, String width, String height, String style) {}

  /** What the vertical axis shows. */
  public String y() {
    return SHARES.name();
  }

  /** The parts of a column, from below. */
  public List<Piece> pieces(Column column) {
    List<Piece> pieces = new ArrayList<>();
    double from = 0;
    from = add(pieces, column, new Part("silent", from, column.silent()));
    from = add(pieces, column, new Part("review", from, column.review()));
    add(pieces, column, new Part("right", from, column.right()));
    return pieces;
  }

  private record Part(String style, double from, double share) {}

  private double add(List<Piece> pieces, Column column, Part part) {
    double to = Math.min(1, part.from() + part.share());
    if (part.share() > 0) {
      double width = FILLED * step();
      pieces.add(
          new Piece(
              at(middle(column) - width / 2),
              atY(to),
              at(width),
              at(height(to) - height(part.from())),
              part.style()));
    }
    return to;
  }

  /** The bounds of the lowest part of a column as an SVG path. */
  public String whisker(Column column) {
    double middle = middle(column);
    String left = at(middle - HALF_A_BAR);
    return "M%s %sh%dM%s %sh%dM%s %sV%s"
        .formatted(
            left,
            atY(column.upper()),
            2 * HALF_A_BAR,
            left,
            atY(column.lower()),
            2 * HALF_A_BAR,
            at(middle),
            atY(column.upper()),
            atY(column.lower()));
  }

  /** The names of columns; of many every second, and so on. */
  public List<Tick> verticals() {
    int every = (columns.size() + MOST_LABELS - 1) / MOST_LABELS;
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < columns.size(); i += every) {
      ticks.add(new Tick(at(middle(columns.get(i))), columns.get(i).name()));
    }
    return ticks;
  }

  /** The ticks of the vertical axis. */
  public List<Tick> horizontals() {
    return SHARES.ticks().stream().map(share -> new Tick(atY(share), SHARES.text(share))).toList();
  }

  /** The drawing in words, for who does not see it. */
  public String label() {
    StringBuilder words = new StringBuilder(title).append(", by ").append(x);
    columns.forEach(column -> words.append("; ").append(column.words()));
    return words.toString();
  }

  private double step() {
    return (double) (LineChart.RIGHT - LineChart.LEFT) / columns.size();
  }

  private double middle(Column column) {
    return LineChart.LEFT + step() * (columns.indexOf(column) + 0.5);
  }

  private static double height(double share) {
    return (LineChart.BOTTOM - LineChart.TOP) * share;
  }

  private static String atY(double share) {
    return at(LineChart.BOTTOM - height(share));
  }

  private static String at(double units) {
    String text = String.format(Locale.ROOT, "%.1f", units);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
