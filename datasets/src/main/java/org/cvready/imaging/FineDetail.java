package org.cvready.imaging;

import java.util.Arrays;
import java.util.Map;

/** What neighbouring pixels say: how sharp a picture is and how noisy. */
final class FineDetail {
  /** Quantisation alone varies luma so much that a plain picture has no sharpness. */
  private static final double PLAIN = 1;

  /** A Laplacian lies in [-1020, 1020]: the squares of so many fit an int. */
  private static final int MOST_ROWS = 2048;

  // Column by column: adding arrays is vectorised, adding up is not.
  private final int[] laplacians;
  private final int[] squares;
  private final int[] residuals;
  private int rows;
  private long laplacian;
  private long laplacianSquared;
  private long residual;
  private long pixels;

  /** Nothing yet of rows of so many pixels. */
  FineDetail(int width) {
    laplacians = new int[width];
    squares = new int[width];
    residuals = new int[width];
  }

  /** Adds the inner pixels of a row between the rows around it. */
  void addRow(PixelRow above, PixelRow row, PixelRow below) {
    addLaplacian(above.luma(), row.lumaSides(), below.luma());
    addResidual(above.greenBend(), row.greenBend(), below.greenBend());
    pixels += laplacians.length - 2;
    if (++rows == MOST_ROWS) {
      addColumns();
    }
  }

  private void addLaplacian(int[] up, int[] sides, int[] down) {
    for (int x = 1; x < laplacians.length - 1; x++) {
      int value = up[x] + down[x] + sides[x];
      laplacians[x] += value;
      squares[x] += value * value;
    }
  }

  /** The difference of two Laplacians, which does not see planes, edges along an axis or ramps. */
  private void addResidual(int[] above, int[] row, int[] below) {
    for (int x = 1; x < residuals.length - 1; x++) {
      residuals[x] += Math.abs(above[x] + below[x] - 2 * row[x]);
    }
  }

  private void addColumns() {
    for (int x = 0; x < laplacians.length; x++) {
      laplacian += laplacians[x];
      laplacianSquared += squares[x];
      residual += residuals[x];
    }
    Arrays.fill(laplacians, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(residuals, 0);
    rows = 0;
  }

  /** Adds sharpness and noise, unless there is no inner pixel. */
  void addTo(Map<ImageMeasure, Double> values, double lumaVariance) {
    if (pixels == 0) {
      return;
    }
    addColumns();
    double mean = (double) laplacian / pixels;
    double variance = Math.max(0, (double) laplacianSquared / pixels - mean * mean);
    double ratio = Math.sqrt(variance / (lumaVariance + PLAIN));
    values.put(ImageMeasure.SHARPNESS, Math.min(ratio, ImageMeasure.SHARPNESS.most()));
    // J. Immerkaer, "Fast noise variance estimation", Computer Vision and Image Understanding 64
    // (1996), 300-302: noise of deviation s gives a mean absolute response of 6 s sqrt(2 / pi).
    values.put(ImageMeasure.NOISE, Math.sqrt(Math.PI / 2) * residual / (6.0 * pixels));
  }
}
