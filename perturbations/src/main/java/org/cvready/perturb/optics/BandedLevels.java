package org.cvready.perturb.optics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.cvready.imaging.MatImages;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Truncates to levels what OpenCV sums in {@code float}, wherever its precision decides the level,
 * and leaves the other samples to a slower exact way.
 *
 * <p>OpenCV's sums differ from processor to processor in their last digits. A sample counts as
 * decided only where the least and the greatest sum that the error allows have the same level, so
 * that the picture is the same on all of them. Bands of rows stay in the processor's cache between
 * the steps.
 */
final class BandedLevels {
  private static final int BAND = 128;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final Image image;
  private final int rowLength;
  private final double error;
  private final Workspace memory;
  private final int[] doubtful;
  private final byte[] levels;
  private final byte[] others;

  /**
   * For a picture.
   *
   * @param error greatest error of a sum, in levels
   */
  BandedLevels(Image image, double error, Workspace memory) {
    MatImages.loadOpenCv();
    this.image = image;
    this.rowLength = Image.CHANNELS * image.width();
    // Of the subtraction before rounding: numbers below 512 keep 15 digits after the point.
    this.error = error + 0x1p-15;
    this.memory = memory;
    this.doubtful = new int[rowLength];
    this.levels = new byte[rowLength];
    this.others = new byte[rowLength];
  }

  /** Sums the neighbours of samples. */
  @FunctionalInterface
  interface Sums {
    /**
     * Does it.
     *
     * @param band rows of the picture, with the others around them
     * @param sums receives a number for each sample, in levels
     */
    void fill(Mat band, Mat sums);
  }

  /** Decides the level of samples, exactly. */
  @FunctionalInterface
  interface Exact {
    /**
     * Writes levels.
     *
     * @param doubtful positions in the row, from the left
     * @param levels of the row, of which these are to be written
     */
    void decide(int y, int[] doubtful, byte[] levels);
  }

  /** The picture of truncated sums. */
  Image run(Sums filter, Exact exact) {
    int rows = Math.min(BAND, image.height());
    ByteBuffer out = memory.picture(image);
    ByteBuffer greatest = memory.direct(rows * rowLength);
    ByteBuffer sums = memory.direct(Float.BYTES * rows * rowLength);
    Mat picture = MatImages.view(image);
    Mat result = MatImages.view(image.width(), image.height(), out);
    for (int from = 0; from < image.height(); from += rows) {
      int to = Math.min(from + rows, image.height());
      Mat clean = picture.rowRange(from, to);
      Mat least = result.rowRange(from, to);
      Mat most = MatImages.view(image.width(), to - from, greatest);
      Mat sum = new Mat(to - from, image.width(), CvType.CV_32FC3, sums);
      filter.fill(clean, sum);
      // Rounding half a level less is truncation.
      sum.convertTo(least, CvType.CV_8U, 1, -0.5 - error);
      sum.convertTo(most, CvType.CV_8U, 1, -0.5 + error);
      for (Mat mat : new Mat[] {clean, least, most, sum}) {
        mat.release();
      }
      for (int y = from; y < to; y++) {
        out.get(y * rowLength, levels);
        greatest.get((y - from) * rowLength, others);
        int count = compare();
        if (count > 0) {
          exact.decide(y, Arrays.copyOf(doubtful, count), levels);
          out.put(y * rowLength, levels);
        }
      }
    }
    picture.release();
    result.release();
    return Image.wrap(image.width(), image.height(), out);
  }

  /** Notes where the two rows differ, eight samples at a time; returns how many. */
  private int compare() {
    int count = 0;
    for (int from = 0; from < rowLength; from += Long.BYTES) {
      boolean whole = from + Long.BYTES <= rowLength;
      if (whole && (long) EIGHT.get(levels, from) == (long) EIGHT.get(others, from)) {
        continue;
      }
      for (int i = from; i < Math.min(from + Long.BYTES, rowLength); i++) {
        if (levels[i] != others[i]) {
          doubtful[count++] = i;
        }
      }
    }
    return count;
  }
}
