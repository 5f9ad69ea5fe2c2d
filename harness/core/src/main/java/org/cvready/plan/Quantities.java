package org.cvready.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units as plans write them: {@code 5 %}, {@code 3 pp}, {@code 100 ms}. */
final class Quantities {
  // Bounded, so that a long run of digits costs nothing.
  private static final String NUMBER =
      "([+-]?(?:[0-9]{1,18}(?:\\.[0-9]{0,18})?|\\.[0-9]{1,18})(?:[eE][+-]?[0-9]{1,3})?)";
  private static final Pattern WITH_UNIT = Pattern.compile(NUMBER + "\\s*([A-Za-z%_]{0,16})");
  private static final Map<String, Long> NANOS =
      Map.of(
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "min", 60_000_000_000L,
          "h", 3_600_000_000_000L);
  private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(1_000_000_000_000_000_000L);

  private Quantities() {}

  /** A number and the unit behind it, which may be empty. */
  record Quantity(BigDecimal number, String unit) {
    double value() {
      return number.doubleValue();
    }

    /** A hundredth of the number, rounded once. */
    double percent() {
      return number.movePointLeft(2).doubleValue();
    }
  }

  static Optional<Quantity> parse(String text) {
    Matcher matcher = WITH_UNIT.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new Quantity(new BigDecimal(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** A bare number. */
  static Optional<Double> number(String text) {
    return parse(text).filter(quantity -> quantity.unit().isEmpty()).map(Quantity::value);
  }

  /** A whole number without a fraction. */
  static Optional<Long> whole(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A length of time with its unit: us, ms, s, min or h. */
  static Optional<Duration> duration(String text) {
    return parse(text)
        .filter(quantity -> NANOS.containsKey(quantity.unit()))
        .map(quantity -> quantity.number().multiply(nanosOf(quantity.unit())))
        .filter(nanos -> nanos.abs().compareTo(MOST_NANOS) <= 0)
        .map(nanos -> Duration.ofNanos(nanos.longValue()));
  }

  private static BigDecimal nanosOf(String unit) {
    return BigDecimal.valueOf(NANOS.getOrDefault(unit, 0L));
  }

  /** A number without trailing zeros or exponent: {@code 5}, {@code 0.25}. */
  static String plain(double value) {
    BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
    return number.scale() > 20 ? number.toString() : number.toPlainString();
  }
}
