package org.cvready.report;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;
import org.cvready.study.selection.ChainFigure;

/**
 * A picture of what a second pass changes in a rate: the bounds of the change, the change, and no
 * change at all, on an axis 200 units wide.
 *
 * @param from left end of the bounds
 * @param length of the bounds, at least visible
 * @param value the change
 * @param zero where there is no change
 * @param tone style of a rate that falls or rises by more than chance; empty otherwise, and for the
 *     review load, which is neither good nor bad
 * @param label the picture in words
 */
public record ChangeBar(
    String from, String length, String value, String zero, String tone, String label) {
  /** Width of the axis. */
  private static final double WIDTH = 200;

  private static final double LEAST_REACH = 0.01;

  /** How far the axes of some figures must reach to either side, a share. */
  public static double reach(Collection<ChainFigure> figures) {
    return figures.stream()
        .filter(figure -> figure.difference().undecided().isEmpty())
        .mapToDouble(
            figure ->
                Math.max(
                    Math.abs(figure.difference().lower()), Math.abs(figure.difference().upper())))
        .reduce(LEAST_REACH, Math::max);
  }

  /**
   * The bar of a figure; empty where it has no bounds.
   *
   * @param reach of the axis to either side, above 0
   */
  public static Optional<ChangeBar> of(ChainFigure figure, double reach) {
    if (figure.difference().undecided().isPresent() || figure.model().value().isEmpty()) {
      return Optional.empty();
    }
    double left = at(figure.difference().lower(), reach);
    double right = at(figure.difference().upper(), reach);
    return Optional.of(
        new ChangeBar(
            text(left),
            text(Math.max(2, right - left)),
            text(at(figure.change(), reach)),
            text(WIDTH / 2),
            tone(figure),
            "%s of the chain minus that of the model alone: %s, bounds %s to %s"
                .formatted(
                    figure.model().metric().key(),
                    Figures.points(figure.change()),
                    Figures.points(figure.difference().lower()),
                    Figures.points(figure.difference().upper()))));
  }

  private static String tone(ChainFigure figure) {
    if (figure.model().metric() == Metric.REVIEW_LOAD) {
      return "";
    }
    return switch (figure.answer()) {
      case "less" -> "pass";
      case "more" -> "fail";
      default -> "";
    };
  }

  private static double at(double change, double reach) {
    return Math.min(WIDTH, Math.max(0, WIDTH / 2 * (1 + change / reach)));
  }

  private static String text(double x) {
    return String.format(Locale.ROOT, "%.1f", x);
  }
}
