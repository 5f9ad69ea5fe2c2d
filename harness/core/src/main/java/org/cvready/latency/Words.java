package org.cvready.latency;

import java.util.Locale;

/** Times as people read them. */
final class Words {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private Words() {}

  /** A time to four digits in the unit that suits it: {@code 125 ms}. */
  static String time(long nanos) {
    if (nanos < NANOS_PER_MILLI) {
      return brief(nanos / NANOS_PER_MICRO) + " us";
    }
    return nanos < NANOS_PER_SECOND
        ? brief(nanos / NANOS_PER_MILLI) + " ms"
        : brief(nanos / NANOS_PER_SECOND) + " s";
  }

  private static String brief(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
