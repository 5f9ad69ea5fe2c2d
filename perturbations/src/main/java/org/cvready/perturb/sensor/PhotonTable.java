package org.cvready.perturb.sensor;

/**
 * Exact Poisson quantiles for each of the 256 samples, where a given mean number makes white.
 *
 * <p>The unit interval is cut into 256 cells of equal probability. In most of them at most one
 * count ends: such a cell is one number, the count in its upper 8 bits and where it ends within the
 * cell in the lower 24, so that a quantile is a look-up and a comparison. The rest, in the tails,
 * search the cumulative probabilities.
 */
final class PhotonTable {
  private static final int CELLS = 256;
  private static final int NONE = 0xffffff;
  private static final int SEVERAL = 0;
  // The greatest count that 8 bits hold: white at a mean of 60 exceeds it once in 10^80.
  private static final int COUNTS = 250;

  private final int[] cells = new int[256 * CELLS];
  // Times 2^32, as unsigned; row by row of COUNTS for every sample.
  private final int[] cumulative = new int[256 * COUNTS];
  private final byte[] sampleOfCount = new byte[COUNTS + 1];

  /** For a mean count of white in [1, 60]. */
  PhotonTable(int white) {
    for (int count = 0; count < sampleOfCount.length; count++) {
      // The order of these operations is the reference's, and decides where truncation falls.
      sampleOfCount[count] = (byte) (Math.min(1, count / (double) white) * 255);
    }
    for (int sample = 0; sample < 256; sample++) {
      accumulate(sample, sample / 255.0 * white);
      for (int cell = 0; cell < CELLS; cell++) {
        cells[sample * CELLS + cell] = cell(sample, cell);
      }
    }
  }

  /** Replaces each sample by that of a photon count, whose quantile the bits choose. */
  void count(byte[] row, int[] bits) {
    for (int i = 0; i < row.length; i++) {
      int b = bits[i];
      int sample = row[i] & 0xff;
      int cell = cells[sample * CELLS + (b >>> 24)];
      int end = cell & NONE;
      int count = cell >>> 24;
      if (end == SEVERAL) {
        count = search(sample, count, b);
      } else {
        count += (end - 1 - (b & NONE)) >>> 31;
      }
      row[i] = sampleOfCount[count];
    }
  }

  private int search(int sample, int from, int bits) {
    int count = from;
    while (count < COUNTS
        && Integer.compareUnsigned(bits, cumulative[sample * COUNTS + count]) >= 0) {
      count++;
    }
    return count;
  }

  private void accumulate(int sample, double mean) {
    double probability = StrictMath.exp(-mean);
    double sum = 0;
    for (int count = 0; count < COUNTS; count++) {
      sum += probability;
      cumulative[sample * COUNTS + count] = (int) (long) Math.min(0xffffffffL, sum * 0x1p32);
      probability *= mean / (count + 1);
    }
  }

  private int cell(int sample, int cell) {
    int low = search(sample, 0, cell << 24);
    int high = search(sample, low, cell << 24 | NONE);
    if (high == low) {
      return low << 24 | NONE;
    }
    int end = cumulative[sample * COUNTS + low] & NONE;
    return low << 24 | (high == low + 1 ? end : SEVERAL);
  }
}
