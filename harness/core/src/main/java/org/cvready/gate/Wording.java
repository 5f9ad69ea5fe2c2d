package org.cvready.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;

/** Figures as sentences print them: {@code 0.29 % (7 of 2,400)}. */
public final class Wording {
  private Wording() {}

  /** A value in the unit that people read: per cent, milliseconds, or a plain number. */
  public static String value(Metric metric, double value, boolean gap) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "unbounded" : "-unbounded";
    }
    return switch (metric.unit()) {
      case SHARE -> digits(100 * value) + (gap ? " pp" : " %");
      case COUNT -> digits(value);
      case MILLISECONDS -> digits(value) + " ms";
    };
  }

  /** A count with thousands separated: {@code 2,400}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A share in per cent without the sign: {@code 95}. */
  public static String percent(double share) {
    return digits(100 * share);
  }

  /** The value with the counts it comes from. */
  public static String valueWithCounts(Measurement measurement) {
    boolean gap = measurement.scope().versus().isPresent();
    if (measurement.value().isEmpty()) {
      return "not measured";
    }
    String value = value(measurement.metric(), measurement.value().getAsDouble(), gap);
    if (measurement.isShare()) {
      return "%s (%s of %s)"
          .formatted(value, count(measurement.events()), count(measurement.trials()));
    }
    return "%s (%s %s)"
        .formatted(value, count(measurement.trials()), measurement.metric().level().trials());
  }

  /** Three significant digits, or two decimals from 10 on; no trailing zeros. */
  private static String digits(double value) {
    BigDecimal number =
        Math.abs(value) >= 10
            ? new BigDecimal(String.format(Locale.ROOT, "%.2f", value))
            : new BigDecimal(value).round(new MathContext(3));
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
  }
}
