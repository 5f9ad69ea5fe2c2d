package org.cvready.perturb;

import java.util.Arrays;
import java.util.List;

/**
 * A filter that replaces every sample by a weighted sum of its neighbours, each channel for itself.
 *
 * <p>A weight at {@code [row][column]} of a kernel applies to the neighbour that is that many rows
 * and columns from the kernel's middle: the kernel is not turned around (correlation, as OpenCV and
 * SciPy's {@code correlate} have it). Sums are taken in {@code float} in a fixed order, so that
 * every processor gives the same bytes; their relative error is about 1e-6.
 *
 * <p>Work for a sample is a few operations for every distinct kernel column: columns that are equal
 * are summed once, and mirrored weights share a multiplication. Memory beside input and output is
 * one row for each kernel row.
 */
public final class Convolution {
  private final PaddedRows.Reach reach;
  private final List<KernelColumn> columns;
  private final Border border;

  private Convolution(PaddedRows.Reach reach, List<KernelColumn> columns, Border border) {
    this.reach = reach;
    this.columns = List.copyOf(columns);
    this.border = border;
  }

  /**
   * Any kernel.
   *
   * @param kernel rows of equal, odd length; an odd number of them
   */
  public static Convolution of(float[][] kernel, Border border) {
    checkOdd(kernel.length);
    checkOdd(kernel[0].length);
    return new Convolution(
        new PaddedRows.Reach(kernel[0].length / 2, kernel.length / 2),
        KernelColumn.of(kernel),
        border);
  }

  /**
   * A kernel whose weights are the products of two lines of weights.
   *
   * @param horizontal of odd length
   * @param vertical of odd length
   */
  public static Convolution separable(float[] horizontal, float[] vertical, Border border) {
    checkOdd(horizontal.length);
    checkOdd(vertical.length);
    return new Convolution(
        new PaddedRows.Reach(horizontal.length / 2, vertical.length / 2),
        List.of(new KernelColumn(Taps.of(vertical), Taps.of(horizontal), false)),
        border);
  }

  /**
   * A round Gaussian, cut off at four standard deviations.
   *
   * @param deviation standard deviation in pixels, above 0
   */
  public static Convolution gaussian(double deviation, Border border) {
    float[] line = gaussianLine(deviation, (int) (4 * deviation + 0.5));
    return separable(line, line, border);
  }

  /**
   * The weights of a Gaussian, which sum to 1.
   *
   * @param deviation standard deviation in pixels, above 0
   * @param radius weights on either side of the middle, at least 0
   */
  public static float[] gaussianLine(double deviation, int radius) {
    if (!(deviation > 0) || radius < 0) {
      throw new IllegalArgumentException(
          "deviation must be above 0 and radius at least 0, got %s and %d"
              .formatted(deviation, radius));
    }
    double[] weights = new double[2 * radius + 1];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - radius) / deviation;
      weights[i] = StrictMath.exp(-0.5 * distance * distance);
      total += weights[i];
    }
    float[] line = new float[weights.length];
    for (int i = 0; i < line.length; i++) {
      line[i] = (float) (weights[i] / total);
    }
    return line;
  }

  /**
   * The filtered samples in an array of their own.
   *
   * @param samples of the grid, row by row; unchanged
   */
  public float[] apply(float[] samples, Grid grid) {
    if (samples.length != grid.rowLength() * grid.height) {
      throw new IllegalArgumentException(
          "samples of %s must be %d, got %d"
              .formatted(grid, grid.rowLength() * grid.height, samples.length));
    }
    float[] filtered = new float[samples.length];
    int length = grid.rowLength();
    run(
        grid,
        (y, row) -> System.arraycopy(samples, y * length, row, 0, length),
        (y, row) -> System.arraycopy(row, 0, filtered, y * length, length));
    return filtered;
  }

  /**
   * Filters row by row, which keeps only a few rows in memory.
   *
   * @param in writes the clean row of that number; called for rising numbers, once for each
   * @param out receives the filtered rows from the top; the array is used again
   */
  public void run(Grid grid, RowAction in, RowAction out) {
    PaddedRows rows = new PaddedRows(grid, reach, border, in);
    float[] column = new float[grid.rowLength() + 2 * reach.x() * grid.channels];
    float[] sum = new float[grid.rowLength()];
    float[] left = new float[sum.length];
    float[] right = new float[sum.length];
    float[][] window = new float[2 * reach.y() + 1][];
    for (int y = 0; y < grid.height; y++) {
      for (int i = 0; i < window.length; i++) {
        window[i] = rows.row(y + i - reach.y());
      }
      Arrays.fill(sum, 0);
      for (KernelColumn kernel : columns) {
        if (!kernel.continues()) {
          Arrays.fill(column, 0);
        }
        sumColumns(column, window, kernel.vertical());
        for (Taps.Pair pair : kernel.horizontal().pairs()) {
          shift(column, (reach.x() + pair.first()) * grid.channels, left);
          shift(column, (reach.x() + pair.second()) * grid.channels, right);
          add(sum, left, right, pair.weight());
        }
        for (Taps.Single tap : kernel.horizontal().singles()) {
          shift(column, (reach.x() + tap.at()) * grid.channels, left);
          add(sum, left, tap.weight());
        }
      }
      out.accept(y, sum);
    }
  }

  private static void sumColumns(float[] column, float[][] window, Taps vertical) {
    int middle = window.length / 2;
    for (Taps.Pair pair : vertical.pairs()) {
      add(column, window[middle + pair.first()], window[middle + pair.second()], pair.weight());
    }
    for (Taps.Single tap : vertical.singles()) {
      add(column, window[middle + tap.at()], tap.weight());
    }
  }

  // The compiler vectorises loops whose arrays all start at the same index, and those alone. So a
  // row is copied to shift it, which costs less than the sum it makes fast.
  private static void shift(float[] from, int start, float[] to) {
    System.arraycopy(from, start, to, 0, to.length);
  }

  private static void add(float[] sum, float[] a, float weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * a[i];
    }
  }

  private static void add(float[] sum, float[] a, float[] b, float weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * (a[i] + b[i]);
    }
  }

  private static void checkOdd(int length) {
    if (length % 2 == 0) {
      throw new IllegalArgumentException("sides of a kernel must be odd, got " + length);
    }
  }

  /**
   * The shape of an array of samples: row by row from the top, the channels of a pixel side by
   * side.
   *
   * @param channels 1 for a plane, 3 for RGB
   */
  public record Grid(int width, int height, int channels) {
    /** Checks the sides. */
    public Grid {
      if (!(width >= 1 && height >= 1 && channels >= 1)) {
        throw new IllegalArgumentException(
            "a grid must be at least 1 x 1 with a channel, got %d x %d with %d"
                .formatted(width, height, channels));
      }
    }

    /** Samples of a row. */
    public int rowLength() {
      return width * channels;
    }
  }

  /** Reads or writes one row. */
  @FunctionalInterface
  public interface RowAction {
    /**
     * Does it.
     *
     * @param y of the row, from 0 at the top
     * @param row its samples from index 0; may be longer than the row
     */
    void accept(int y, float[] row);
  }
}
