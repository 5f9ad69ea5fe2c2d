package org.cvready.gate;

import java.util.OptionalLong;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.Interval;

/** Why a limit is kept, broken or neither, in one sentence. */
public final class Reason {
  private static final String AT_MOST = "at most ";
  private static final String AT_LEAST = "at least ";

  private Reason() {}

  /**
   * A limit as a certificate has it.
   *
   * @param text with its direction: {@code at most 5 %}
   * @param value the same as a number, in the metric's unit
   * @param level confidence of the bounds that it is held against, in (0, 1)
   */
  public record Limit(String text, double value, double level) {
    /** Checks that it says its direction. */
    public Limit {
      if (!text.startsWith(AT_MOST) && !text.startsWith(AT_LEAST)) {
        throw new IllegalArgumentException(
            "limit must begin with '%s' or '%s', got %s".formatted(AT_MOST, AT_LEAST, text));
      }
    }

    private boolean isAtMost() {
      return text.startsWith(AT_MOST);
    }

    /** The number as the plan writes it. */
    private String number() {
      return text.substring((isAtMost() ? AT_MOST : AT_LEAST).length());
    }
  }

  /**
   * The sentence.
   *
   * @param measurement what was measured
   * @param limit what it is held against
   * @param verdict what follows
   * @param more how many more trials would decide, where that is known
   */
  public static String of(
      Measurement measurement, Limit limit, Verdict verdict, OptionalLong more) {
    Interval interval = measurement.interval();
    StringBuilder reason = new StringBuilder(Figures.valueWithCounts(measurement));
    if (interval.undecided().isPresent()) {
      reason.append(", no verdict: ").append(interval.undecided().get());
    } else {
      reason.append(", ").append(bound(measurement, limit, verdict));
    }
    reason.append(", limit ").append(limit.number());
    if (more.isPresent()) {
      String text =
          measurement.trials() == 0
              ? "; about %s %s, none of them wrong, would decide"
              : "; about %s more %s would decide if what was seen went on";
      reason.append(
          text.formatted(Figures.count(more.getAsLong()), measurement.metric().level().trials()));
    }
    return reason.toString();
  }

  /** The bound that decided; both where none did. */
  private static String bound(Measurement measurement, Limit limit, Verdict verdict) {
    Interval interval = measurement.interval();
    Metric metric = measurement.metric();
    Scope scope = measurement.scope();
    String lower = beside(metric, scope, interval.lower(), limit.value());
    String upper = beside(metric, scope, interval.upper(), limit.value());
    String level = Figures.plain(100 * limit.level());
    if (verdict == Verdict.INCONCLUSIVE) {
      return "%s %% bounds %s and %s".formatted(level, lower, upper);
    }
    return (verdict == Verdict.FAIL) == limit.isAtMost()
        ? "lower %s %% bound %s".formatted(level, lower)
        : "upper %s %% bound %s".formatted(level, upper);
  }

  /** A bound whose digits are those of the limit is told from it in words. */
  private static String beside(Metric metric, Scope scope, double bound, double limit) {
    String text = Figures.of(metric, scope, bound);
    if (bound == limit || !text.equals(Figures.of(metric, scope, limit))) {
      return text;
    }
    return (bound > limit ? "just above " : "just below ") + text;
  }
}
