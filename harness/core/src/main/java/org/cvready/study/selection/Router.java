package org.cvready.study.selection;

import java.util.List;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;

/**
 * Which images are looked at again: those of which the model is least sure, or those in the review
 * band. What a guard holds back for review stays there, so nobody looks at it again.
 */
public final class Router {
  private final OperatingPoint point;
  private final RiskMeasure measure;
  private final boolean band;
  private final double limit;

  private Router(OperatingPoint point, RiskMeasure measure, boolean band, double limit) {
    this.point = point;
    this.measure = measure;
    this.band = band;
    this.limit = limit;
  }

  /** Routes images that are decided REVIEW. */
  public static Router ofReviewBand(OperatingPoint point) {
    return new Router(point, RiskMeasure.MARGIN, true, 0);
  }

  /**
   * Routes a share of images like these.
   *
   * @param images those of which the limit is the quantile, without labels
   * @param share in (0, 1]
   */
  public static Router fit(
      List<ImageOutcome> images, double share, RiskMeasure measure, OperatingPoint point) {
    double[] confidence =
        images.stream()
            .mapToDouble(image -> RiskUnit.of(image, point).confidence(measure))
            .sorted()
            .toArray();
    int routed = (int) Math.floor(share * confidence.length + 1e-9);
    double limit = routed == 0 ? Double.NEGATIVE_INFINITY : confidence[routed - 1];
    return new Router(point, measure, false, limit);
  }

  /** Whether an image is looked at again. */
  public boolean routes(ImageOutcome image) {
    if (image.strange()) {
      return false;
    }
    if (band) {
      return image.decision() == Decision.REVIEW;
    }
    return RiskUnit.of(image, point).confidence(measure) <= limit;
  }

  /** The greatest confidence that is routed; meaningless for the review band. */
  double limit() {
    return limit;
  }
}
