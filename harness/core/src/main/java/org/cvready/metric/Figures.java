package org.cvready.metric;

import java.util.Locale;

/**
 * Numbers as people read them: {@code 0.29 %}, {@code +1.20 pp}, {@code 0.743}, {@code 81.4 ms}.
 */
public final class Figures {
  /** Stands where there is no figure. */
  public static final String NONE = "not measured";

  private Figures() {}

  /** A value of this metric on this scope, with its unit. */
  public static String of(Metric metric, Scope scope, double value) {
    boolean gap = scope.versus().isPresent();
    return switch (metric.unit()) {
      case MILLISECONDS -> gap ? signed(millis(value), value) : millis(value);
      case COUNT -> gap ? signed(decimal(value), value) : decimal(value);
      case SHARE -> {
        if (!isRate(metric)) {
          yield gap ? signed(decimal(value), value) : decimal(value);
        }
        yield gap ? points(value) : percent(value);
      }
    };
  }

  /** The measured value with its unit, or {@link #NONE}. */
  public static String value(Measurement measurement) {
    return measurement.value().isPresent()
        ? of(measurement.metric(), measurement.scope(), measurement.value().getAsDouble())
        : NONE;
  }

  /** The measured value with its counts, as a sentence has it: {@code 0.29 % (7 of 2,400)}. */
  public static String valueWithCounts(Measurement measurement) {
    if (measurement.value().isEmpty()) {
      return NONE;
    }
    String counts =
        measurement.isShare()
            ? count(measurement.events()) + " of " + count(measurement.trials())
            : count(measurement.trials()) + " " + measurement.metric().level().trials();
    return "%s (%s)".formatted(value(measurement), counts);
  }

  /** The counts a measurement stands on: {@code 7 of 2,400 objects}. */
  public static String counts(Measurement measurement) {
    String trials = count(measurement.trials()) + " " + measurement.metric().level().trials();
    String counts =
        measurement.isShare() ? count(measurement.events()) + " of " + trials : "on " + trials;
    boolean clustered = measurement.units() > 0 && measurement.units() != measurement.trials();
    return clustered ? counts + ", " + count(measurement.units()) + " independent" : counts;
  }

  /** The two one-sided bounds: {@code 0.12 % to 0.55 %}. */
  public static String bounds(Measurement measurement) {
    Metric metric = measurement.metric();
    Scope scope = measurement.scope();
    return of(metric, scope, measurement.interval().lower())
        + " to "
        + of(metric, scope, measurement.interval().upper());
  }

  /** True for shares written in percent; false for AP and its like, which are written as 0.743. */
  public static boolean isRate(Metric metric) {
    return switch (metric) {
      case F1, IMAGE_F1, AP, AP50, MAP, MAP50, MPC, RPC, IMAGE_AUROC -> false;
      default -> metric.unit() == Metric.Unit.SHARE;
    };
  }

  /** A share in percent; two decimals, more where it is small. */
  public static String percent(double share) {
    return inPercent(share) + " %";
  }

  /** A whole number with separators: {@code 2,400}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A figure in [0, 1] or a count an image: three decimals. */
  public static String decimal(double value) {
    return Double.isInfinite(value) ? infinite(value) : String.format(Locale.ROOT, "%.3f", value);
  }

  /** A time in milliseconds: one decimal from 10 ms, two below. */
  public static String millis(double value) {
    if (Double.isInfinite(value)) {
      return infinite(value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f ms" : "%.2f ms", value);
  }

  /** One of COCO's figures; it says -1 where there is nothing to judge. */
  public static String coco(double value) {
    return value < 0 ? "–" : decimal(value);
  }

  /** A number as short as it is exact enough: {@code 480}, {@code 0.42}. */
  public static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return count((long) value);
    }
    return Double.toString(value);
  }

  /** A figure above 0 with three digits that count, and never an exponent: {@code 1,234}. */
  public static String significant(double value) {
    if (value == 0) {
      return "0";
    }
    int digits = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%,." + Math.max(0, Math.min(6, digits)) + "f", value);
  }

  /** A difference of shares in percentage points, with its sign: {@code +1.20 pp}. */
  public static String points(double difference) {
    return signed(inPercent(difference) + " pp", difference);
  }

  /** A p-value: three decimals, {@code below 0.001} under that. */
  public static String probability(double p) {
    return p < 0.001 ? "below 0.001" : decimal(p);
  }

  private static String inPercent(double share) {
    if (Double.isInfinite(share)) {
      return infinite(share);
    }
    double percent = 100 * share;
    double size = Math.abs(percent);
    if (size == 0 || size >= 0.1) {
      return String.format(Locale.ROOT, "%.2f", percent);
    }
    return String.format(Locale.ROOT, size >= 0.01 ? "%.3f" : "%.1e", percent);
  }

  private static String infinite(double value) {
    return value > 0 ? "∞" : "−∞";
  }

  private static String signed(String text, double value) {
    return value > 0 ? "+" + text : text;
  }
}
