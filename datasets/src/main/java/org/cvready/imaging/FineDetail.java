package org.cvready.imaging;

import java.util.Map;

/** What neighbouring pixels say: how sharp a picture is and how noisy. */
final class FineDetail {
  /** Quantisation alone varies luma so much that a plain picture has no sharpness. */
  private static final double PLAIN = 1;

  /** A Laplacian lies in [-1020, 1020]: the squares of so many fit an int. */
  private static final int MOST_SQUARES = 2048;

  private long laplacian;
  private long laplacianSquared;
  private long residual;
  private long pixels;

  /** Adds the inner pixels of a row between the rows around it. */
  void addRow(PixelRow above, PixelRow row, PixelRow below) {
    int end = row.luma().length - 1;
    for (int from = 1; from < end; from += MOST_SQUARES) {
      addLaplacian(above, row, below, from, Math.min(end, from + MOST_SQUARES));
    }
    addResidual(above.greenBend(), row.greenBend(), below.greenBend());
    pixels += end - 1;
  }

  private void addLaplacian(PixelRow above, PixelRow row, PixelRow below, int from, int to) {
    int[] up = above.luma();
    int[] sides = row.lumaSides();
    int[] down = below.luma();
    int sum = 0;
    int squares = 0;
    for (int x = from; x < to; x++) {
      int value = up[x] + down[x] + sides[x];
      sum += value;
      squares += value * value;
    }
    laplacian += sum;
    laplacianSquared += squares;
  }

  /** The difference of two Laplacians, which does not see planes, edges along an axis or ramps. */
  private void addResidual(int[] above, int[] row, int[] below) {
    int sum = 0;
    for (int x = 1; x < row.length - 1; x++) {
      sum += Math.abs(above[x] + below[x] - 2 * row[x]);
    }
    residual += sum;
  }

  /** Adds sharpness and noise, unless there is no inner pixel. */
  void addTo(Map<ImageMeasure, Double> values, double lumaVariance) {
    if (pixels == 0) {
      return;
    }
    double mean = (double) laplacian / pixels;
    double variance = Math.max(0, (double) laplacianSquared / pixels - mean * mean);
    double ratio = Math.sqrt(variance / (lumaVariance + PLAIN));
    values.put(ImageMeasure.SHARPNESS, Math.min(ratio, ImageMeasure.SHARPNESS.most()));
    // J. Immerkaer, "Fast noise variance estimation", Computer Vision and Image Understanding 64
    // (1996), 300-302: noise of deviation s gives a mean absolute response of 6 s sqrt(2 / pi).
    values.put(ImageMeasure.NOISE, Math.sqrt(Math.PI / 2) * residual / (6.0 * pixels));
  }
}
