package org.cvready.plan;

/** Numbers that a key accepts. */
record Range(double low, boolean lowInside, double high, boolean highInside) {
  static Range closed(double low, double high) {
    return new Range(low, true, high, true);
  }

  static Range above(double low) {
    return new Range(low, false, Double.POSITIVE_INFINITY, false);
  }

  static Range atLeast(double low) {
    return new Range(low, true, Double.POSITIVE_INFINITY, false);
  }

  /** Above {@code low}, below {@code high}. */
  static Range open(double low, double high) {
    return new Range(low, false, high, false);
  }

  /** Above {@code low}, up to and with {@code high}. */
  static Range openClosed(double low, double high) {
    return new Range(low, false, high, true);
  }

  /** From {@code low}, below {@code high}. */
  static Range closedOpen(double low, double high) {
    return new Range(low, true, high, false);
  }

  boolean contains(double value) {
    boolean aboveLow = lowInside ? value >= low : value > low;
    return aboveLow && (highInside ? value <= high : value < high);
  }

  /** The rule in words: {@code in (0, 1]}, {@code above 0}. */
  String text() {
    if (high == Double.POSITIVE_INFINITY) {
      return (lowInside ? "at least " : "above ") + Quantities.plain(low);
    }
    return "in "
        + (lowInside ? "[" : "(")
        + Quantities.plain(low)
        + ", "
        + Quantities.plain(high)
        + (highInside ? "]" : ")");
  }
}
