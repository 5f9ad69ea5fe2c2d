package org.cvready.metric.coco;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where the true average precision, or a difference of two, is likely to lie: two one-sided 95 %
 * bounds from an image bootstrap.
 *
 * <p>The bounds use the .975 quantile of Student's t with one degree of freedom less than images
 * that hold the class; by simulation that, not the .95 quantile, keeps false verdicts at 5 %. For
 * an average precision they are symmetric on the logit scale around the estimate less its bootstrap
 * bias.
 *
 * @param lower one-sided lower bound
 * @param upper one-sided upper bound
 * @param mean mean over the resamples
 * @param sd standard deviation over the resamples
 * @param imagesWithClass how many images hold an object of the class
 * @param undecidedReason why no verdict may rest on the bounds; empty where one may
 */
public record ApBound(
    double lower,
    double upper,
    double mean,
    double sd,
    long imagesWithClass,
    Optional<String> undecidedReason) {
  private static final double LEVEL = 0.975;
  private static final int FEWEST_IMAGES = 10;
  private static final double HIGH_AP = 0.95;
  private static final int FEWEST_IMAGES_AT_HIGH_AP = 100;

  /** Bounds of an average precision {@code ap}, which is in [0, 1]. */
  static ApBound of(double ap, double mean, double sd, long images) {
    Optional<String> reason = reason(ap, sd, images);
    if (images < 2 || !(sd > 0)) {
      return new ApBound(0, 1, mean, sd, images, reason);
    }
    double edge = 0.5 / images;
    double centre = clip(2 * ap - mean, edge);
    double spread = clip(ap, edge);
    double half = quantile(images) * sd / (spread * (1 - spread));
    double logit = Math.log(centre / (1 - centre));
    return new ApBound(
        1 / (1 + Math.exp(half - logit)),
        1 / (1 + Math.exp(-half - logit)),
        mean,
        sd,
        images,
        reason);
  }

  /**
   * Bounds of a difference on the same images.
   *
   * @param difference the first average precision less the second
   * @param resampled mean and standard deviation of the difference over the resamples
   * @param images how many images hold the class
   * @param higherAp the larger of the two average precisions, in [0, 1]
   */
  static ApBound ofDifference(
      double difference, Resampled resampled, long images, double higherAp) {
    Optional<String> reason = reason(higherAp, resampled.sd, images);
    if (images < 2 || !(resampled.sd > 0)) {
      return new ApBound(-1, 1, resampled.mean, resampled.sd, images, reason);
    }
    double half = quantile(images) * resampled.sd;
    return new ApBound(
        difference - half, difference + half, resampled.mean, resampled.sd, images, reason);
  }

  /** Mean and standard deviation over resamples. */
  record Resampled(double mean, double sd) {}

  private static double quantile(long images) {
    return TDistribution.of((double) (images - 1)).inverseCumulativeProbability(LEVEL);
  }

  private static double clip(double value, double edge) {
    return Math.min(Math.max(value, edge), 1 - edge);
  }

  private static Optional<String> reason(double ap, double sd, long images) {
    if (images < FEWEST_IMAGES) {
      return Optional.of(
          "average precision needs at least %d images with the class, got %d"
              .formatted(FEWEST_IMAGES, images));
    }
    if (!(sd > 0)) {
      return Optional.of("average precision is the same in every resample of the images");
    }
    if (ap > HIGH_AP && images < FEWEST_IMAGES_AT_HIGH_AP) {
      return Optional.of(
          "an average precision above %s needs at least %d images with the class, got %d"
              .formatted(HIGH_AP, FEWEST_IMAGES_AT_HIGH_AP, images));
    }
    return Optional.empty();
  }
}
