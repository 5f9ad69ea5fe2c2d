package org.cvready.imaging;

/** How many pixels have each luma in [0, 255]; there is at least one pixel. */
final class LumaHistogram {
  static final int LEVELS = 256;

  private final int[] counts;
  private final long total;

  LumaHistogram(int[] counts) {
    this.counts = counts;
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    total = sum;
  }

  double mean() {
    long sum = 0;
    for (int level = 0; level < LEVELS; level++) {
      sum += (long) level * counts[level];
    }
    return (double) sum / total;
  }

  double variance() {
    double mean = mean();
    double sum = 0;
    for (int level = 0; level < LEVELS; level++) {
      sum += (level - mean) * (level - mean) * counts[level];
    }
    return sum / total;
  }

  /** The smallest luma that at least {@code percent} of the pixels do not exceed. */
  int percentile(int percent) {
    long below = 0;
    for (int level = 0; level < LEVELS; level++) {
      below += counts[level];
      if (100 * below >= percent * total) {
        return level;
      }
    }
    return LEVELS - 1;
  }
}
