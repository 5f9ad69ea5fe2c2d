package org.cvready.study.strange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cvready.metric.ood.FeatureDistance;
import org.cvready.metric.ood.Mahalanobis;
import org.cvready.metric.ood.NearestKnown;

/**
 * Says of an image whether it is too strange to be decided by the model alone: whether any of its
 * scores lies above that score's threshold.
 *
 * <p>Thresholds are the scores of equal rank among the reference images, the lowest with which at
 * most the share 1 - keep of them trips. Where a score is a distance from the reference images,
 * their own scores are taken from fits on the other four of five folds, since an image lies nearer
 * to a set that it is part of than any other does.
 */
public final class Guard {
  private static final int NEIGHBOUR = 5;

  private final Map<StrangeScore, Double> thresholds;
  private final Map<StrangeScore, FeatureDistance> distances;

  /** Scores of the reference images, rising. */
  private final Map<StrangeScore, double[]> usual;

  private Guard(
      Map<StrangeScore, Double> thresholds,
      Map<StrangeScore, FeatureDistance> distances,
      Map<StrangeScore, double[]> usual) {
    this.thresholds = thresholds;
    this.distances = distances;
    this.usual = usual;
  }

  /**
   * Fits a guard.
   *
   * @param scores at least one, each of which the traits have
   * @param keep share of the reference images that must not trip, in (0, 1)
   * @param reference images that the guard takes for usual
   */
  public static Guard fit(
      List<StrangeScore> scores, double keep, ReferenceSplit.Reference reference) {
    if (scores.isEmpty() || !(keep > 0 && keep < 1)) {
      throw new IllegalArgumentException(
          "a guard must have a score and keep a share in (0, 1), got %s and %s"
              .formatted(scores, keep));
    }
    Map<StrangeScore, FeatureDistance> distances = distances(scores, reference.images());
    double[][] own = new double[scores.size()][];
    for (int s = 0; s < own.length; s++) {
      own[s] = scored(scores.get(s), reference);
    }
    int allowed = (int) Math.floor((1 - keep) * reference.images().size() + 1e-9);
    double[] limits = limits(own, allowed);
    Map<StrangeScore, Double> thresholds = new EnumMap<>(StrangeScore.class);
    Map<StrangeScore, double[]> usual = new EnumMap<>(StrangeScore.class);
    for (int s = 0; s < own.length; s++) {
      thresholds.put(scores.get(s), limits[s]);
      Arrays.sort(own[s]);
      usual.put(scores.get(s), own[s]);
    }
    return new Guard(thresholds, distances, usual);
  }

  private static Map<StrangeScore, FeatureDistance> distances(
      List<StrangeScore> scores, List<StrangeTraits> images) {
    Map<StrangeScore, FeatureDistance> distances = new EnumMap<>(StrangeScore.class);
    for (StrangeScore score : scores) {
      if (score.isDistance()) {
        checkHas(score, images);
        List<double[]> rows = images.stream().map(traits -> traits.features(score)).toList();
        distances.put(score, distance(score, rows));
      }
    }
    return distances;
  }

  private static FeatureDistance distance(StrangeScore score, List<double[]> rows) {
    return switch (score) {
      case MAHALANOBIS -> Mahalanobis.fit(rows, ImageLook.leastSpread());
      case NEAREST -> NearestKnown.fit(rows, ImageLook.leastSpread(), NEIGHBOUR);
      case EMBEDDING_MAHALANOBIS -> Mahalanobis.fit(rows, EmbeddingSpread.least(rows));
      case EMBEDDING_NEAREST -> NearestKnown.fit(rows, EmbeddingSpread.least(rows), NEIGHBOUR);
      default -> throw new IllegalArgumentException("score must be a distance, got " + score.key());
    };
  }

  private static void checkHas(StrangeScore score, List<StrangeTraits> images) {
    if (!images.stream().allMatch(traits -> traits.has(score))) {
      throw new IllegalArgumentException("traits must have the score " + score.key());
    }
  }

  /** The score of each reference image, as if it were none. */
  private static double[] scored(StrangeScore score, ReferenceSplit.Reference reference) {
    List<StrangeTraits> images = reference.images();
    double[] scored = new double[images.size()];
    if (!score.isDistance()) {
      for (int i = 0; i < scored.length; i++) {
        scored[i] = direct(score, images.get(i));
      }
      return scored;
    }
    for (int fold = 0; fold < reference.folds(); fold++) {
      List<StrangeTraits> others = new ArrayList<>();
      for (int i = 0; i < scored.length; i++) {
        if (reference.fold(i) != fold) {
          others.add(images.get(i));
        }
      }
      Map<StrangeScore, FeatureDistance> fitted = distances(List.of(score), others);
      for (int i = 0; i < scored.length; i++) {
        if (reference.fold(i) == fold) {
          scored[i] = value(score, images.get(i), fitted);
        }
      }
    }
    return scored;
  }

  /** The lowest thresholds of equal rank above which at most so many images lie. */
  private static double[] limits(double[][] own, int allowed) {
    double[][] sorted = Arrays.stream(own).map(double[]::clone).toArray(double[][]::new);
    for (double[] scores : sorted) {
      Arrays.sort(scores);
    }
    int images = own[0].length;
    int rank = 1;
    while (rank < images && tripped(own, at(sorted, images - rank - 1)) <= allowed) {
      rank++;
    }
    return at(sorted, images - rank);
  }

  private static double[] at(double[][] sorted, int place) {
    return Arrays.stream(sorted).mapToDouble(scores -> scores[place]).toArray();
  }

  private static int tripped(double[][] own, double[] limits) {
    int tripped = 0;
    for (int i = 0; i < own[0].length; i++) {
      boolean trips = false;
      for (int s = 0; s < limits.length; s++) {
        trips |= own[s][i] > limits[s];
      }
      tripped += trips ? 1 : 0;
    }
    return tripped;
  }

  private static double direct(StrangeScore score, StrangeTraits traits) {
    return traits
        .direct(score)
        .orElseThrow(
            () -> new IllegalArgumentException("traits must have the score " + score.key()));
  }

  private static double value(
      StrangeScore score, StrangeTraits traits, Map<StrangeScore, FeatureDistance> distances) {
    FeatureDistance distance = distances.get(score);
    return distance == null ? direct(score, traits) : distance.of(traits.features(score));
  }

  /** The scores it looks at, in their usual order. */
  public List<StrangeScore> scores() {
    return thresholds.keySet().stream().sorted(Comparator.naturalOrder()).toList();
  }

  /** The value above which a score trips. */
  public double threshold(StrangeScore score) {
    Double threshold = thresholds.get(score);
    if (threshold == null) {
      throw new IllegalArgumentException("the guard must look at " + score.key());
    }
    return threshold;
  }

  /** How strange an image is by one of the guard's scores; higher is stranger. */
  public double strangeness(StrangeScore score, StrangeTraits traits) {
    return value(score, traits, distances);
  }

  /**
   * How strange an image is among the reference images: the share of them that are less strange, by
   * the score by which it is strangest; in [0, 1].
   */
  public double strangeness(StrangeTraits traits) {
    double share = 0;
    for (Map.Entry<StrangeScore, double[]> known : usual.entrySet()) {
      double own = strangeness(known.getKey(), traits);
      long below = Arrays.stream(known.getValue()).filter(value -> value < own).count();
      share = Math.max(share, below / (double) known.getValue().length);
    }
    return share;
  }

  /** Whether an image is too strange by one of the guard's scores. */
  public boolean trips(StrangeScore score, StrangeTraits traits) {
    return strangeness(score, traits) > threshold(score);
  }

  /** Whether an image is too strange by any score. */
  public boolean trips(StrangeTraits traits) {
    for (StrangeScore score : thresholds.keySet()) {
      if (trips(score, traits)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it needs what the network has made of each image. */
  public boolean needsEmbedding() {
    return thresholds.keySet().stream()
        .anyMatch(score -> score.source() == StrangeScore.Source.INNER_OUTPUT);
  }

  /** Whether it needs more inferences on changed copies of each image. */
  public boolean needsChangedImages() {
    return thresholds.keySet().stream()
        .anyMatch(score -> score.source() == StrangeScore.Source.CHANGED_IMAGES);
  }
}
