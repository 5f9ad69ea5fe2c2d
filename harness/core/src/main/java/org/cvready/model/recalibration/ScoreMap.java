package org.cvready.model.recalibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A rising map from scores to probabilities.
 *
 * <p>{@code TEMPERATURE} and {@code PLATT} are 1 / (1 + exp(-(slope ln(s / (1 - s)) + intercept))),
 * a temperature T being slope 1 / T and intercept 0. {@code ISOTONIC} is a straight line between
 * its knots and level beyond them. {@code UNCHANGED} is the score itself.
 *
 * @param method which form it has
 * @param slope above 0; 1 where the form has none
 * @param intercept finite; 0 where the form has none
 * @param scores knots, rising, in [0, 1]; empty but for {@code ISOTONIC}
 * @param probabilities at the knots, never falling, in [0, 1]
 */
public record ScoreMap(
    Method method,
    double slope,
    double intercept,
    List<Double> scores,
    List<Double> probabilities) {
  /** The score as it is. */
  public static final ScoreMap UNCHANGED =
      new ScoreMap(Method.UNCHANGED, 1, 0, List.of(), List.of());

  /** Keeps logits finite. */
  private static final double LEAST = 1e-12;

  /** Keeps fitted probabilities above those of lower scores; changes no error by more than it. */
  private static final double LEAST_FITTED = 1e-6;

  /** The form of a map. */
  public enum Method {
    /** The score as it is. */
    UNCHANGED,
    /** One number divides the logit. */
    TEMPERATURE,
    /** A straight line of the logit. */
    PLATT,
    /** Any rising function, by steps. */
    ISOTONIC;

    /** The word in files: {@code platt}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the lists and checks the form. */
  public ScoreMap {
    scores = List.copyOf(scores);
    probabilities = List.copyOf(probabilities);
    if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(intercept))) {
      throw new IllegalArgumentException(
          "slope must be above 0 and both finite, got slope %s and intercept %s"
              .formatted(slope, intercept));
    }
    boolean steps = method == Method.ISOTONIC;
    if (scores.size() != probabilities.size() || steps == scores.isEmpty()) {
      throw new IllegalArgumentException(
          "a map must have as many scores as probabilities, and only isotonic has any, got %s with"
                  .formatted(method.key())
              + " %d and %d".formatted(scores.size(), probabilities.size()));
    }
    for (int i = 0; i < scores.size(); i++) {
      boolean rises =
          i == 0
              || (scores.get(i - 1) < scores.get(i)
                  && probabilities.get(i - 1) <= probabilities.get(i));
      if (!(rises && isShare(scores.get(i)) && isShare(probabilities.get(i)))) {
        throw new IllegalArgumentException(
            "knots must be in [0, 1], scores rising and probabilities not falling, got %s at %s"
                .formatted(probabilities.get(i), scores.get(i)));
      }
    }
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  /** A line of the logit. */
  public static ScoreMap ofLogit(Method method, double slope, double intercept) {
    return new ScoreMap(method, slope, intercept, List.of(), List.of());
  }

  /** The logit of a score, held a hair away from 0 and 1. */
  public static double logit(double score) {
    double inside = Math.min(Math.max(score, LEAST), 1 - LEAST);
    return StrictMath.log(inside / (1 - inside));
  }

  /**
   * The probability of a score.
   *
   * @param score in [0, 1]
   * @return in [0, 1]
   */
  public double at(double score) {
    if (!isShare(score)) {
      throw new IllegalArgumentException("score must be in [0, 1], got " + score);
    }
    return switch (method) {
      case UNCHANGED -> score;
      case TEMPERATURE, PLATT -> 1 / (1 + StrictMath.exp(-(slope * logit(score) + intercept)));
      case ISOTONIC -> between(score);
    };
  }

  private double between(double score) {
    int last = scores.size() - 1;
    if (score <= scores.get(0)) {
      return probabilities.get(0);
    }
    if (score >= scores.get(last)) {
      return probabilities.get(last);
    }
    int found = Collections.binarySearch(scores, score);
    if (found >= 0) {
      return probabilities.get(found);
    }
    int above = -found - 1;
    double low = probabilities.get(above - 1);
    double high = probabilities.get(above);
    double slopeHere = (high - low) / (scores.get(above) - scores.get(above - 1));
    return Math.min(high, low + slopeHere * (score - scores.get(above - 1)));
  }

  /**
   * The same map for scores of at least {@code least}, and lower ones in a straight line below it:
   * what was fitted on no lower scores would be level there, and they could no longer be told apart
   * from those that it was fitted on. Only {@code ISOTONIC} is ever level.
   *
   * @param least no knot lies below it, in [0, 1]
   */
  public ScoreMap risingBelow(double least) {
    if (method != Method.ISOTONIC || least <= 0) {
      return this;
    }
    List<Double> knots = new ArrayList<>(List.of(0.0));
    List<Double> values = new ArrayList<>(List.of(0.0));
    if (scores.get(0) > least) {
      knots.add(least);
      values.add(Math.max(probabilities.get(0), LEAST_FITTED));
    }
    for (int i = 0; i < scores.size(); i++) {
      knots.add(scores.get(i));
      values.add(Math.max(probabilities.get(i), LEAST_FITTED));
    }
    return new ScoreMap(method, slope, intercept, knots, values);
  }

  /**
   * Where scores stop to be told apart from {@code score}: the lowest that has the same
   * probability; empty where lower scores all have lower ones.
   */
  public OptionalDouble mergedFrom(double score) {
    if (method != Method.ISOTONIC) {
      return OptionalDouble.empty();
    }
    double probability = at(score);
    if (probability == probabilities.get(0)) {
      return score > 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
    for (int i = 0; i < scores.size(); i++) {
      if (probabilities.get(i) == probability) {
        return scores.get(i) < score ? OptionalDouble.of(scores.get(i)) : OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
  }

  /** The map in words: {@code temperature 1.34}. */
  public String words() {
    return switch (method) {
      case UNCHANGED -> "as it is";
      case TEMPERATURE -> String.format(Locale.ROOT, "temperature %.3f", 1 / slope);
      case PLATT ->
          String.format(Locale.ROOT, "Platt, slope %.3f, intercept %.3f", slope, intercept);
      case ISOTONIC -> "isotonic, %d knots".formatted(scores.size());
    };
  }
}
