package org.cvready.perturb.optics;

import org.cvready.imaging.MatImages;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;

/**
 * A round Gaussian blur with repeated edges whose samples are truncated to levels, as scikit-image
 * computes it in double: first down the columns, then along the rows, from the outermost weight
 * inwards.
 *
 * <p>A blur in {@code float} tells the level of nearly all samples; the rest are summed in that
 * order, one by one or, in even areas, row by row.
 */
final class GaussianLevels {
  private static final double[] SHARE = shares();
  // Beyond this share of a row, the exact row costs less than its single samples.
  private static final int ROW_SHARE = 32;

  private final int radius;
  private final double[] weights;
  private final Image image;
  private final int width;
  private final int height;
  private final int rowLength;
  private final byte[] pixels;
  private final Workspace memory;
  private final double[] column;
  private final byte[] even = new byte[256];
  private final EvenAreas evenAreas;

  private GaussianLevels(Image image, double deviation, Workspace memory) {
    MatImages.loadOpenCv();
    this.radius = (int) (4 * deviation + 0.5);
    this.weights = weights(deviation, radius);
    this.image = image;
    this.width = image.width();
    this.height = image.height();
    this.rowLength = Image.CHANNELS * width;
    this.pixels = memory.samples(image);
    this.memory = memory;
    this.column = new double[rowLength + 2 * radius * Image.CHANNELS];
    this.evenAreas = new EvenAreas(pixels, rowLength, radius, radius);
    for (int level = 0; level < even.length; level++) {
      even[level] = truncated(evenSum(evenSum(SHARE[level])));
    }
  }

  /**
   * The blurred picture.
   *
   * @param deviation standard deviation in pixels; the weights end at four of them
   */
  static Image blur(Image image, double deviation, Workspace memory) {
    return new GaussianLevels(image, deviation, memory).run();
  }

  private static double[] shares() {
    double[] shares = new double[256];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = i / 255.0;
    }
    return shares;
  }

  private static double[] weights(double deviation, int radius) {
    double[] weights = new double[2 * radius + 1];
    for (int i = 0; i < weights.length; i++) {
      int x = i - radius;
      weights[i] = StrictMath.exp(-0.5 / (deviation * deviation) * (x * x));
    }
    double total = NumpySums.sum(weights);
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= total;
    }
    return weights;
  }

  private static byte truncated(double share) {
    return (byte) (int) (Math.min(share, 1) * 255);
  }

  private double evenSum(double value) {
    double sum = value * weights[radius];
    for (int i = radius; i > 0; i--) {
      sum += (value + value) * weights[radius - i];
    }
    return sum;
  }

  private Image run() {
    // OpenCV sums along a row from the left, where sums are half of the last on average, and down
    // a column in pairs from the middle: radius + 1 roundings of numbers below 256 at most in each
    // pass, and one each of the weights, the products and the sums of pairs.
    double error = 2 * (radius + 4) * 256 * 0x1p-24;
    Mat line = new Mat(weights.length, 1, CvType.CV_64F);
    line.put(0, 0, weights);
    Point middle = new Point(-1, -1);
    try {
      return new BandedLevels(image, error, memory)
          .run(
              (band, sums) ->
                  Imgproc.sepFilter2D(
                      band, sums, CvType.CV_32F, line, line, middle, 0, Core.BORDER_REPLICATE),
              this::decide);
    } finally {
      line.release();
    }
  }

  private void decide(int y, int[] doubtful, byte[] levels) {
    if (doubtful.length > rowLength / ROW_SHARE) {
      decideMany(y, doubtful, levels);
      return;
    }
    for (int i : doubtful) {
      sumColumns(y, i, i + 2 * radius * Image.CHANNELS + 1);
      levels[i] = level(i);
    }
  }

  private void decideMany(int y, int[] doubtful, byte[] levels) {
    evenAreas.turnTo(y);
    boolean summed = false;
    for (int i : doubtful) {
      if (evenAreas.contains(i)) {
        levels[i] = even[pixels[y * rowLength + i] & 0xff];
        continue;
      }
      if (!summed) {
        sumColumns(y, 0, column.length);
        summed = true;
      }
      levels[i] = level(i);
    }
  }

  /** The sum along the row around a sample, whose columns {@link #sumColumns} has summed. */
  private byte level(int at) {
    int middle = at + radius * Image.CHANNELS;
    double sum = column[middle] * weights[radius];
    for (int i = radius; i > 0; i--) {
      int reach = i * Image.CHANNELS;
      sum += (column[middle - reach] + column[middle + reach]) * weights[radius - i];
    }
    return truncated(sum);
  }

  /** The sums down the padded columns of a row, of one channel if the range is not the whole. */
  private void sumColumns(int y, int from, int to) {
    boolean all = to - from == column.length;
    int step = all ? 1 : Image.CHANNELS;
    int padding = radius * Image.CHANNELS;
    int first = all ? padding : from;
    int last = all ? padding + rowLength : to;
    for (int i = first; i < last; i += step) {
      column[i] = columnSum(y, sample(i - padding));
    }
    if (all) {
      for (int i = 0; i < padding; i++) {
        column[i] = column[padding + i % Image.CHANNELS];
        column[padding + rowLength + i] =
            column[padding + rowLength - Image.CHANNELS + i % Image.CHANNELS];
      }
    }
  }

  /** The sample of the same channel inside the row. */
  private int sample(int i) {
    int channel = Math.floorMod(i, Image.CHANNELS);
    return Math.min(Math.max(i, channel), rowLength - Image.CHANNELS + channel);
  }

  private double columnSum(int y, int at) {
    double sum = SHARE[pixels[y * rowLength + at] & 0xff] * weights[radius];
    for (int i = radius; i > 0; i--) {
      int above = Math.max(y - i, 0);
      int below = Math.min(y + i, height - 1);
      double pair =
          SHARE[pixels[above * rowLength + at] & 0xff]
              + SHARE[pixels[below * rowLength + at] & 0xff];
      sum += pair * weights[radius - i];
    }
    return sum;
  }
}
