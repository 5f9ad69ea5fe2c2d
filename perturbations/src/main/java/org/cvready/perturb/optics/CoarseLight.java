package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cvready.perturb.LinearLight;
import org.cvready.vision.Image;

/**
 * The linear light of a picture, averaged over square blocks and blurred: what remains where glass
 * scatters or bends the light so much that no detail comes through.
 */
final class CoarseLight {
  private static final int CHANNELS = Image.CHANNELS;

  private final int block;
  private final int width;
  private final int height;
  private float[] light;

  /**
   * Averages, then blurs.
   *
   * @param block side of a block, pixels, at least 1
   * @param blur radius of three box blurs in turn, blocks, at least 0
   */
  CoarseLight(Image image, int block, int blur) {
    this.block = block;
    this.width = (image.width() + block - 1) / block;
    this.height = (image.height() + block - 1) / block;
    this.light = new float[CHANNELS * width * height];
    average(image);
    for (int i = 0; i < 3 && blur > 0; i++) {
      light = boxed(light, new Lines(width, CHANNELS, height, CHANNELS * width), blur);
      light = boxed(light, new Lines(height, CHANNELS * width, width, CHANNELS), blur);
    }
  }

  private void average(Image image) {
    double[] table = new double[256];
    for (int i = 0; i < 256; i++) {
      table[i] = LinearLight.ofSample(i);
    }
    ByteBuffer pixels = image.rgb();
    byte[] row = new byte[CHANNELS * image.width()];
    double[] sums = new double[CHANNELS * width];
    for (int y = 0; y < image.height(); y++) {
      pixels.get(row);
      for (int x = 0; x < image.width(); x++) {
        int at = CHANNELS * (x / block);
        sums[at] += table[row[CHANNELS * x] & 0xff];
        sums[at + 1] += table[row[CHANNELS * x + 1] & 0xff];
        sums[at + 2] += table[row[CHANNELS * x + 2] & 0xff];
      }
      if ((y + 1) % block == 0 || y + 1 == image.height()) {
        finish(sums, y % block + 1, y / block, image.width());
        Arrays.fill(sums, 0);
      }
    }
  }

  private void finish(double[] sums, int rows, int y, int imageWidth) {
    for (int x = 0; x < width; x++) {
      int columns = Math.min(block, imageWidth - x * block);
      for (int c = 0; c < CHANNELS; c++) {
        int at = CHANNELS * x + c;
        light[CHANNELS * width * y + at] = (float) (sums[at] / (rows * columns));
      }
    }
  }

  /** The even mean along lines; beyond the edge the edge repeats. */
  private static float[] boxed(float[] in, Lines lines, int radius) {
    float[] out = new float[in.length];
    for (int line = 0; line < lines.count; line++) {
      for (int c = 0; c < CHANNELS; c++) {
        int start = line * lines.lineStep + c;
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
          sum += in[start + lines.held(i)];
        }
        for (int i = 0; i < lines.length; i++) {
          out[start + lines.held(i)] = (float) (sum / (2 * radius + 1));
          sum +=
              in[start + lines.held(i + radius + 1)] - (double) in[start + lines.held(i - radius)];
        }
      }
    }
    return out;
  }

  /**
   * The light at a place, between the middles of the blocks around it; beyond the edge as there.
   *
   * @param x pixels from the left edge
   * @param y pixels from the top edge
   * @param into receives red, green, blue; 1 is white
   */
  void at(double x, double y, float[] into) {
    double column = Math.min(Math.max(x / block - 0.5, 0), width - 1);
    double row = Math.min(Math.max(y / block - 0.5, 0), height - 1);
    int left = (int) column;
    int top = (int) row;
    float right = (float) (column - left);
    float down = (float) (row - top);
    int upper = CHANNELS * (top * width + left);
    int lower = top + 1 < height ? upper + CHANNELS * width : upper;
    int step = left + 1 < width ? CHANNELS : 0;
    for (int c = 0; c < CHANNELS; c++) {
      float a = light[upper + c] + right * (light[upper + step + c] - light[upper + c]);
      float b = light[lower + c] + right * (light[lower + step + c] - light[lower + c]);
      into[c] = a + down * (b - a);
    }
  }

  /**
   * The light of a whole row of the picture.
   *
   * @param y from 0 at the top
   * @param into receives red, green, blue of each pixel; 1 is white
   */
  void row(int y, float[] into) {
    double row = Math.min(Math.max((y + 0.5) / block - 0.5, 0), height - 1);
    int top = (int) row;
    float down = (float) (row - top);
    int upper = CHANNELS * width * top;
    int lower = top + 1 < height ? upper + CHANNELS * width : upper;
    float[] mixed = new float[CHANNELS * width];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = light[upper + i] + down * (light[lower + i] - light[upper + i]);
    }
    float share = 1f / block;
    for (int x = 0; x < into.length / CHANNELS; x++) {
      float column = Math.min(Math.max((x + 0.5f) * share - 0.5f, 0), width - 1);
      int left = (int) column;
      float right = column - left;
      int at = CHANNELS * left;
      int next = left + 1 < width ? at + CHANNELS : at;
      for (int c = 0; c < CHANNELS; c++) {
        into[CHANNELS * x + c] = mixed[at + c] + right * (mixed[next + c] - mixed[at + c]);
      }
    }
  }

  /**
   * Rows or columns of blocks.
   *
   * @param length blocks of a line
   * @param step from one block to the next
   * @param count of lines
   * @param lineStep from one line to the next
   */
  private record Lines(int length, int step, int count, int lineStep) {
    int held(int i) {
      return Math.min(Math.max(i, 0), length - 1) * step;
    }
  }
}
