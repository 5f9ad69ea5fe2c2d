package org.cvready.study.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.cvready.metric.shift.KolmogorovSmirnov;
import org.cvready.metric.shift.PopulationStability;

/**
 * How one quantity is spread over a set: its empirical distribution function at some values.
 *
 * <p>The function is exact where it is given. Comparisons look at those values alone, on either
 * side: the distance of Kolmogorov and Smirnov is then at most as large as that of the samples
 * themselves, by at most the largest step between two values.
 *
 * @param quantity what it is: {@code top_score}, {@code detections}, a measure of images
 * @param className the class it is about; empty for the whole image
 * @param unit of the values
 * @param count how many values the set has
 * @param values rising, rounded up to five digits; empty where there is none
 * @param upTo how many values of the set are at most as large, rising; the last is {@code count}
 */
public record Distribution(
    String quantity,
    Optional<String> className,
    String unit,
    long count,
    List<Double> values,
    List<Long> upTo) {
  private static final MathContext FIVE_DIGITS = new MathContext(5, RoundingMode.CEILING);

  /** Copies the lists and checks their order. */
  public Distribution {
    values = List.copyOf(values);
    upTo = List.copyOf(upTo);
    if (values.size() != upTo.size() || (count > 0) == values.isEmpty()) {
      throw new IllegalArgumentException(
          "%s must have a count for each value, got %d and %d for %d values of the set"
              .formatted(quantity, values.size(), upTo.size(), count));
    }
    long before = 0;
    for (int i = 0; i < values.size(); i++) {
      boolean rises = i == 0 || values.get(i - 1) < values.get(i);
      if (!(rises && upTo.get(i) > before && upTo.get(i) <= count)) {
        throw new IllegalArgumentException(
            "values and counts of %s must rise, got %s with %d"
                .formatted(quantity, values.get(i), upTo.get(i)));
      }
      before = upTo.get(i);
    }
    if (before != count) {
      throw new IllegalArgumentException(
          "the last count of %s must be %d, got %d".formatted(quantity, count, before));
    }
  }

  /**
   * The distribution of a sample.
   *
   * @param about the quantity, its class and unit
   * @param sample finite, in any order
   * @param points how many values are kept at most, at least 2
   */
  static Distribution of(Quantity about, double[] sample, int points) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    TreeSet<Double> places = new TreeSet<>();
    for (double value : sorted) {
      if (places.size() <= points) {
        places.add(roundedUp(value));
      }
    }
    if (places.size() > points) {
      places.clear();
      for (int i = 0; i < points; i++) {
        long rank = Math.round((sorted.length - 1.0) * i / (points - 1));
        places.add(roundedUp(sorted[(int) rank]));
      }
    }
    List<Long> upTo = new ArrayList<>();
    int at = 0;
    for (double place : places) {
      while (at < sorted.length && sorted[at] <= place) {
        at++;
      }
      upTo.add((long) at);
    }
    return new Distribution(
        about.name(), about.className(), about.unit(), sorted.length, List.copyOf(places), upTo);
  }

  /**
   * What a distribution is about.
   *
   * @param name of the quantity
   * @param className the class it is about; empty for the whole image
   * @param unit of the values
   */
  record Quantity(String name, Optional<String> className, String unit) {}

  private static double roundedUp(double value) {
    // Adding 0 makes one zero of both.
    return value == 0 ? 0.0 : new BigDecimal(value).round(FIVE_DIGITS).doubleValue() + 0.0;
  }

  /** The test of Kolmogorov and Smirnov against another sample; empty where either is. */
  public Optional<KolmogorovSmirnov> test(double[] current) {
    return KolmogorovSmirnov.of(sample(), atPlaces(current));
  }

  /**
   * The population stability index of another sample, over tenths of this one: below 0.1 is usually
   * read as stable, above 0.25 as moved; empty where either is.
   */
  public OptionalDouble stabilityIndex(double[] current) {
    return PopulationStability.withDefaults().of(sample(), atPlaces(current));
  }

  /** A sample with the same distribution function at every value. */
  private double[] sample() {
    double[] sample = new double[Math.toIntExact(count)];
    int from = 0;
    for (int i = 0; i < values.size(); i++) {
      int to = Math.toIntExact(upTo.get(i));
      Arrays.fill(sample, from, to, values.get(i));
      from = to;
    }
    return sample;
  }

  /** Each value moved up to the next that is kept; beyond the last to one larger than that. */
  private double[] atPlaces(double[] current) {
    double[] places = values.stream().mapToDouble(Double::doubleValue).toArray();
    double[] moved = new double[current.length];
    for (int i = 0; i < moved.length; i++) {
      int found = Arrays.binarySearch(places, current[i] + 0.0);
      int place = found < 0 ? -found - 1 : found;
      moved[i] = place < places.length ? places[place] : Math.nextUp(last(places));
    }
    return moved;
  }

  private static double last(double[] places) {
    return places.length == 0 ? 0 : places[places.length - 1];
  }

  /** What it is about, in words: {@code top_score of scratch}. */
  public String title() {
    return className.map(name -> quantity + " of " + name).orElse(quantity);
  }
}
