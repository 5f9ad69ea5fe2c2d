package org.cvready.perturb.weather;

import java.util.Arrays;
import org.cvready.perturb.NoiseField;

/**
 * A square map of clouds by the diamond-square algorithm, without edges: it wraps around.
 *
 * <p>Starting from one point, each step puts a point in the middle of every square and then of
 * every diamond: the mean of its four corners and a uniform number whose range shrinks from step to
 * step (Fournier, Fussell and Carpenter 1982, "Computer Rendering of Stochastic Models"). Heights
 * are whole numbers, so that the loops use vectors and every processor gives the same map. The last
 * step, three quarters of all points, is never stored: rows of it are made when asked for.
 */
final class CloudMap {
  // Units of height for one of the reference; the greatest height that four of can be added.
  private static final int UNIT = 1 << 13;
  private static final double FIRST_WIBBLE = 100;

  private final Step last;
  private final int least;
  private final int greatest;

  private CloudMap(Step last) {
    this.last = last;
    int[] low = new int[last.size];
    int[] high = new int[last.size];
    Arrays.fill(low, Integer.MAX_VALUE);
    Arrays.fill(high, Integer.MIN_VALUE);
    for (int y = 0; y < last.size; y++) {
      last.moveTo(y);
      last.extremes(low, high);
    }
    this.least = Arrays.stream(low).min().orElseThrow();
    this.greatest = Arrays.stream(high).max().orElseThrow();
  }

  /**
   * A map of {@code size} by {@code size} points.
   *
   * @param size a power of two, at least 2
   * @param decay by how much the wibble, whose square is the range, shrinks in each step
   */
  static CloudMap of(NoiseField noise, int size, double decay) {
    int[][] grid = {{0, 0}};
    double wibble = FIRST_WIBBLE;
    int steps = 0;
    while (2 * grid.length < size) {
      grid = new Step(grid, noise.other(steps), wibble * wibble).refined();
      wibble /= decay;
      steps++;
    }
    return new CloudMap(new Step(grid, noise.other(steps), wibble * wibble));
  }

  /**
   * Writes the heights of one row to the front of {@code into}, from 0 for the least of the whole
   * map to {@code scale} for its greatest. Quickest from the top to the bottom.
   */
  void row(int y, float[] into, int count, float scale) {
    last.moveTo(y / 2);
    int[] even = y % 2 == 0 ? last.grid[y / 2] : last.left;
    int[] odd = y % 2 == 0 ? last.top : last.centre;
    int shift = y % 2;
    float factor = scale / (greatest - least);
    int low = least;
    for (int i = 0; i < count / 2; i++) {
      into[2 * i] = (even[i] - low) * factor;
      into[2 * i + 1] = (odd[i + shift] - low) * factor;
    }
    if (count % 2 == 1) {
      into[count - 1] = (even[count / 2] - low) * factor;
    }
  }

  /** One step from a grid to one of twice as many rows and columns, row by row. */
  private static final class Step {
    /** Rows of size + 1: the first column stands at both ends. */
    private final int[][] grid;

    private final NoiseField noise;
    private final int size;
    private final int factor;
    private final int shift;
    private final int[] bits;
    private final int[] top;
    private final int[] left;
    // Middles of squares from index 1; the last stands at index 0 too.
    private int[] centre;
    private int[] centreAbove;
    private int row = -1;

    Step(int[][] grid, NoiseField noise, double range) {
      this.grid = grid;
      this.noise = noise;
      this.size = grid.length;
      // The range as factor / 2^shift for 16 signed bits of noise.
      double perBit = range * UNIT / 0x1p15;
      int power = 0;
      while (power < 31 && perBit * (1L << (power + 1)) < 0x1p16) {
        power++;
      }
      this.factor = (int) (perBit * (1L << power));
      this.shift = power;
      this.bits = new int[size];
      this.top = new int[size];
      this.left = new int[size];
      this.centre = new int[size + 1];
      this.centreAbove = new int[size + 1];
    }

    int[][] refined() {
      int[][] finer = new int[2 * size][2 * size + 1];
      for (int y = 0; y < size; y++) {
        moveTo(y);
        int[] even = finer[2 * y];
        int[] odd = finer[2 * y + 1];
        for (int i = 0; i < size; i++) {
          even[2 * i] = grid[y][i];
          even[2 * i + 1] = top[i];
          odd[2 * i] = left[i];
          odd[2 * i + 1] = centre[i + 1];
        }
        even[2 * size] = even[0];
        odd[2 * size] = odd[0];
      }
      return finer;
    }

    /** Fills the three rows of new points that belong to a row of the grid. */
    void moveTo(int y) {
      if (y == row) {
        return;
      }
      int[] spare = centreAbove;
      centreAbove = centre;
      centre = spare;
      if (row < 0 || y != row + 1) {
        fillCentre((y + size - 1) % size, centreAbove);
      }
      row = y;
      fillCentre(y, centre);
      int points = size * size;
      noise.bits(points + y * size, bits, size);
      fill(top, grid[y], centreAbove, centre);
      noise.bits(2 * points + y * size, bits, size);
      fillLeft(grid[y], grid[(y + 1) % size]);
    }

    private void fillCentre(int y, int[] into) {
      noise.bits(y * size, bits, size);
      int[] upper = grid[y];
      int[] lower = grid[(y + 1) % size];
      int[] random = bits;
      int a = factor;
      int s = shift;
      for (int i = 0; i < random.length; i++) {
        int mean = (upper[i] + upper[i + 1] + lower[i] + lower[i + 1]) >> 2;
        into[i + 1] = mean + ((random[i] >> 16) * a >> s);
      }
      into[0] = into[size];
    }

    private void fill(int[] into, int[] here, int[] above, int[] below) {
      int[] random = bits;
      int a = factor;
      int s = shift;
      for (int i = 0; i < random.length; i++) {
        int mean = (here[i] + here[i + 1] + above[i + 1] + below[i + 1]) >> 2;
        into[i] = mean + ((random[i] >> 16) * a >> s);
      }
    }

    private void fillLeft(int[] upper, int[] lower) {
      int[] random = bits;
      int[] middle = centre;
      int[] into = left;
      int a = factor;
      int s = shift;
      for (int i = 0; i < random.length; i++) {
        int mean = (upper[i] + lower[i] + middle[i] + middle[i + 1]) >> 2;
        into[i] = mean + ((random[i] >> 16) * a >> s);
      }
    }

    /** Lowers {@code low} and raises {@code high} to the points of the row moved to. */
    void extremes(int[] low, int[] high) {
      int[] here = grid[row];
      int[] c = centre;
      int[] t = top;
      int[] l = left;
      for (int i = 0; i < low.length; i++) {
        low[i] = Math.min(Math.min(low[i], here[i]), Math.min(Math.min(t[i], l[i]), c[i]));
        high[i] = Math.max(Math.max(high[i], here[i]), Math.max(Math.max(t[i], l[i]), c[i]));
      }
    }
  }
}
