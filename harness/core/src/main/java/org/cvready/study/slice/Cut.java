package org.cvready.study.slice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * One end of a set's values: all up to a threshold, or all from a threshold on.
 *
 * @param lowest whether it is the lower end
 * @param threshold the largest value of the lower end, or the smallest of the upper
 * @param members positions of the values in it
 */
record Cut(boolean lowest, double threshold, BitSet members) {
  /** Equal values come together; where that makes an end much larger than asked, it is no end. */
  private static final double MOST_OVER_SHARE = 1.2;

  private static final int FEWEST_DIGITS = 3;
  private static final int MOST_DIGITS = 17;

  /** A share of values and its word. */
  enum Share {
    TENTH(0.1),
    FIFTH(0.2),
    THIRD(1.0 / 3);

    private final double value;

    Share(double value) {
      this.value = value;
    }

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * The end of some values.
   *
   * @param values by position
   * @param known positions that have a value
   * @return empty where equal values leave no such end
   */
  static Optional<Cut> of(double[] values, BitSet known, Share share, boolean lowest) {
    double[] sorted = known.stream().mapToDouble(i -> values[i]).sorted().toArray();
    int wanted = (int) Math.floor(sorted.length * share.value);
    if (wanted == 0) {
      return Optional.empty();
    }
    double threshold = lowest ? sorted[wanted - 1] : sorted[sorted.length - wanted];
    BitSet members = members(values, known, threshold, lowest);
    return members.cardinality() > MOST_OVER_SHARE * wanted
        ? Optional.empty()
        : Optional.of(new Cut(lowest, threshold, members));
  }

  private static BitSet members(double[] values, BitSet known, double threshold, boolean lowest) {
    BitSet members = new BitSet(values.length);
    known.stream()
        .filter(i -> lowest ? values[i] <= threshold : values[i] >= threshold)
        .forEach(members::set);
    return members;
  }

  /**
   * The end in words, {@code at most 0.134}, with as few digits as leave its members what they are.
   */
  String text(double[] values, BitSet known) {
    BigDecimal exact = new BigDecimal(threshold);
    RoundingMode outwards = lowest ? RoundingMode.CEILING : RoundingMode.FLOOR;
    BigDecimal printed = exact;
    for (int digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits++) {
      printed = exact.round(new MathContext(digits, outwards));
      if (members(values, known, printed.doubleValue(), lowest).equals(members)) {
        break;
      }
    }
    String number = printed.signum() == 0 ? "0" : printed.stripTrailingZeros().toPlainString();
    return (lowest ? "at most " : "at least ") + number;
  }

  /** Positions of all values. */
  static BitSet all(double[] values) {
    BitSet all = new BitSet(values.length);
    all.set(0, values.length);
    return all;
  }

  /** The values of objects or images that are told by a function. */
  static double[] values(int count, java.util.function.IntToDoubleFunction value) {
    double[] values = new double[count];
    Arrays.setAll(values, value);
    return values;
  }
}
