package org.cvready.report;

import java.util.Locale;
import java.util.Optional;
import org.cvready.gate.GateResult;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;

/**
 * A picture of one gate: the interval between its bounds, the value, and the limit, on an axis 200
 * units wide that reaches from nothing to three times the limit.
 *
 * @param from left end of the interval
 * @param to right end of the interval
 * @param value the measured value
 * @param limit the limit
 * @param zero where nought lies on the axis of a gap, empty where it is the left edge
 * @param cutLeft true where the interval goes on beyond the left edge
 * @param cutRight true where it goes on beyond the right edge
 * @param label the picture in words
 */
record IntervalBar(
    String from,
    String to,
    String value,
    String limit,
    Optional<String> zero,
    boolean cutLeft,
    boolean cutRight,
    String label) {
  /** Width of the axis. */
  private static final double WIDTH = 200;

  /** The bar of one gate, empty where it has no value. */
  static Optional<IntervalBar> of(GateResult gate) {
    Optional<Measurement> measurement = gate.measurement().filter(m -> m.value().isPresent());
    return measurement.map(m -> of(gate, m));
  }

  private static IntervalBar of(GateResult gate, Measurement measurement) {
    double limit = gate.limitValue();
    boolean gap = gate.scope().versus().isPresent();
    boolean share = gate.metric().unit() == Metric.Unit.SHARE && !gap;
    double reach = Math.max(Math.abs(limit), 1e-3);
    double low = gap ? -2 * reach : 0;
    double high = 3 * reach;
    if (share && gate.metric().better() == Metric.Better.HIGHER) {
      low = Math.max(0, 1 - 3 * Math.max(1 - limit, 1e-3));
      high = 1;
    }
    if (share) {
      high = Math.min(1, high);
    }
    double scale = WIDTH / (high - low);
    double lower = measurement.interval().lower();
    double upper = measurement.interval().upper();
    String label =
        "value %s, bounds %s, limit %s"
            .formatted(Figures.value(measurement), Figures.bounds(measurement), gate.limit());
    return new IntervalBar(
        at((lower - low) * scale),
        at((upper - low) * scale),
        at((measurement.value().getAsDouble() - low) * scale),
        at((limit - low) * scale),
        gap ? Optional.of(at(-low * scale)) : Optional.empty(),
        lower < low,
        upper > high,
        label);
  }

  /** Length of the interval on the axis, at least visible. */
  String length() {
    return at(Math.max(2, Double.parseDouble(to) - Double.parseDouble(from)));
  }

  /** What the page's script needs to draw it, between tabs; limit and nought do not move. */
  String line() {
    return String.join(
        "\t", from, length(), value, cutLeft ? "1" : "0", cutRight ? "1" : "0", label);
  }

  private static String at(double x) {
    return String.format(Locale.ROOT, "%.1f", Math.min(WIDTH, Math.max(0, x)));
  }
}
