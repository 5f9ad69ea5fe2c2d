package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import org.cvready.perturb.Border;
import org.cvready.perturb.Convolution;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A picture filtered with a kernel and mirrored edges, truncated to levels.
 *
 * <p>A sum in {@code float} tells the level of nearly all samples; the rest are summed in double.
 */
final class KernelLevels {
  private static final double[] SHARE = shares();
  // Beyond this share of doubtful samples, a row is searched for even areas.
  private static final int ROW_SHARE = 32;

  private final int width;
  private final int height;
  private final int rowLength;
  private final byte[] pixels;
  private final Workspace memory;
  private final float[][] kernel;
  private final int reach;
  private final int[] rows;
  private final int[] columns;
  private final byte[] even = new byte[256];
  private final EvenAreas evenAreas;

  /**
   * For a picture.
   *
   * @param kernel square, of odd side, without negative weights, of sum below 2
   */
  KernelLevels(Image image, Workspace memory, float[][] kernel) {
    this.width = image.width();
    this.height = image.height();
    this.rowLength = Image.CHANNELS * width;
    this.pixels = memory.samples(image);
    this.memory = memory;
    this.kernel = kernel;
    this.reach = kernel.length / 2;
    this.rows = mirrored(height, rowLength);
    this.columns = mirrored(width, Image.CHANNELS);
    this.evenAreas = new EvenAreas(pixels, rowLength, reach, reach);
    for (int level = 0; level < even.length; level++) {
      double sum = 0;
      for (float[] row : kernel) {
        for (float weight : row) {
          sum += weight * SHARE[level];
        }
      }
      even[level] = truncated(sum);
    }
  }

  private static double[] shares() {
    double[] shares = new double[256];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = i / 255.0;
    }
    return shares;
  }

  private static byte truncated(double share) {
    return (byte) (int) (Math.min(share, 1) * 255);
  }

  Image run() {
    ByteBuffer out = memory.picture(width, height);
    byte[] levels = new byte[rowLength];
    // As many roundings of numbers below 512 as a column and a row have weights.
    Levels truncation = new Levels(rowLength, 2 * (2 * reach + 2) * 256 * 0x1p-24);
    Convolution.of(kernel, Border.REFLECT_101)
        .run(
            new Convolution.Grid(width, height, Image.CHANNELS),
            (y, row) -> {
              for (int i = 0; i < rowLength; i++) {
                row[i] = pixels[y * rowLength + i] & 0xff;
              }
            },
            (y, row) -> {
              truncation.truncate(row, levels);
              decide(y, truncation.doubtful(), levels);
              out.put(levels);
            });
    return Image.wrap(width, height, out.rewind());
  }

  private void decide(int y, int[] doubtful, byte[] levels) {
    boolean many = doubtful.length > rowLength / ROW_SHARE;
    if (many) {
      evenAreas.turnTo(y);
    }
    for (int i : doubtful) {
      levels[i] =
          many && evenAreas.contains(i) ? even[pixels[y * rowLength + i] & 0xff] : exactly(y, i);
    }
  }

  private byte exactly(int y, int at) {
    int x = at / Image.CHANNELS;
    int channel = at % Image.CHANNELS;
    double sum = 0;
    for (int j = 0; j < kernel.length; j++) {
      int row = rows[y + j] + channel;
      float[] weights = kernel[j];
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * SHARE[pixels[row + columns[x + i]] & 0xff];
      }
    }
    return truncated(sum);
  }

  /** Where each position along a padded side is found, times a step. */
  private int[] mirrored(int size, int step) {
    int[] positions = new int[size + 2 * reach];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = step * Border.REFLECT_101.inside(i - reach, size);
    }
    return positions;
  }
}
