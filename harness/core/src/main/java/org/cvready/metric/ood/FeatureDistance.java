package org.cvready.metric.ood;

/** How far an image lies from known ones, by its features. */
public interface FeatureDistance {
  /**
   * The distance of an image; 0 or more, larger is stranger.
   *
   * @param features as many as the known images had, all finite
   */
  double of(double[] features);
}
