package org.cvready.metric.coco;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws of as many independent units as there are, with replacement, always the same for the same
 * seed. A unit is an image, or all images of one cluster: they come together or not at all.
 */
public final class ImageResamples {
  private static final int FEWEST = 200;

  private final int[] clusterOf;
  private final int clusters;
  private final int count;
  private final long seed;

  /**
   * Draws of single images.
   *
   * @param images how many images there are, at least 1
   * @param count how many draws, at least 200
   * @param seed of the draws
   */
  public ImageResamples(int images, int count, long seed) {
    this(IntStream.range(0, Math.max(0, images)).toArray(), count, seed);
  }

  /**
   * Draws of clusters.
   *
   * @param clusterOf the cluster of each image, numbered from 0 without gaps; at least one image
   * @param count how many draws, at least 200
   * @param seed of the draws
   */
  public ImageResamples(int[] clusterOf, int count, long seed) {
    if (clusterOf.length < 1) {
      throw new IllegalArgumentException("there must be at least one image, got none");
    }
    if (count < FEWEST) {
      throw new IllegalArgumentException(
          "resamples must be at least %d, got %d".formatted(FEWEST, count));
    }
    this.clusterOf = clusterOf.clone();
    this.clusters = 1 + Arrays.stream(clusterOf).max().orElseThrow();
    this.count = count;
    this.seed = seed;
  }

  /** How many images there are. */
  int images() {
    return clusterOf.length;
  }

  /** How many draws there are. */
  int count() {
    return count;
  }

  long seed() {
    return seed;
  }

  /** How many times each image is drawn in the draw at {@code position}. */
  int[] weights(int position) {
    // Draws are independent of each other, so they may be made in any order on any thread.
    SplittableRandom random = new SplittableRandom(seed + position * 0x9E3779B97F4A7C15L);
    SplittableRandom draws = random.split();
    int[] drawn = new int[clusters];
    for (int i = 0; i < clusters; i++) {
      drawn[draws.nextInt(clusters)]++;
    }
    return Arrays.stream(clusterOf).map(cluster -> drawn[cluster]).toArray();
  }

  /** How many units have an image that is marked. */
  long unitsWith(boolean[] images) {
    return IntStream.range(0, images.length)
        .filter(i -> images[i])
        .map(i -> clusterOf[i])
        .distinct()
        .count();
  }
}
