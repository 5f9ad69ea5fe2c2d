package org.cvready.imaging;

import java.util.Map;

/** What neighbouring pixels say: how sharp a picture is and how noisy. */
final class FineDetail {
  /** Quantisation alone varies luma so much that a plain picture has no sharpness. */
  private static final double PLAIN = 1;

  private long laplacian;
  private long laplacianSquared;
  private long residual;
  private long pixels;

  /** Adds the inner pixels of a row, given luma and green of it and the rows around it. */
  void addRow(int[][] luma, int[][] green, int middle) {
    addLaplacian(luma[(middle + 2) % 3], luma[middle], luma[(middle + 1) % 3]);
    addResidual(green[(middle + 2) % 3], green[middle], green[(middle + 1) % 3]);
    pixels += luma[middle].length - 2;
  }

  private void addLaplacian(int[] above, int[] row, int[] below) {
    int sum = 0;
    long squares = 0;
    for (int x = 1; x < row.length - 1; x++) {
      int value = above[x] + below[x] + row[x - 1] + row[x + 1] - 4 * row[x];
      sum += value;
      squares += (long) value * value;
    }
    laplacian += sum;
    laplacianSquared += squares;
  }

  /** The difference of two Laplacians, which does not see planes, edges along an axis or ramps. */
  private void addResidual(int[] above, int[] row, int[] below) {
    int sum = 0;
    for (int x = 1; x < row.length - 1; x++) {
      int corners = above[x - 1] + above[x + 1] + below[x - 1] + below[x + 1];
      int sides = above[x] + below[x] + row[x - 1] + row[x + 1];
      sum += Math.abs(corners - 2 * sides + 4 * row[x]);
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
