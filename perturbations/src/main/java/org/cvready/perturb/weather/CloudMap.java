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
    int[][] grid = {{0}};
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
  void row(int y, int[] into, int count, int scale) {
    last.moveTo(y / 2);
    int[] even = y % 2 == 0 ? last.grid[y / 2] : last.left;
    int[] odd = y % 2 == 0 ? last.top : last.centre;
    // Rounded up, so that the greatest comes to the whole scale.
    long factor = ((long) scale << 32) / Math.max(1, greatest - least) + 1;
    int low = least;
    for (int i = 0; i < count / 2; i++) {
      into[2 * i] = (int) (((even[i] - low) * factor) >> 32);
      into[2 * i + 1] = (int) (((odd[i] - low) * factor) >> 32);
    }
    if (count % 2 == 1) {
      into[count - 1] = (int) (((even[count / 2] - low) * factor) >> 32);
    }
  }

  /**
   * One step from a grid to one of twice as many rows and columns, row by row.
   *
   * <p>Neighbours to the right or left are copied to the same index first: the compiler uses
   * vectors where all arrays of a loop start together.
   */
  private static final class Step {
    private final int[][] grid;
    private final NoiseField noise;
    private final int size;
    private final int factor;
    private final int shift;
    private final int[] bits;
    private final int[] top;
    private final int[] left;
    private final int[] beside;
    // Sums of neighbours in the rows above and below, of which a middle is made.
    private int[] pairs;
    private int[] pairsBelow;
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
      this.beside = new int[size];
      this.pairs = new int[size];
      this.pairsBelow = new int[size];
      this.centre = new int[size];
      this.centreAbove = new int[size];
    }

    int[][] refined() {
      int[][] finer = new int[2 * size][2 * size];
      for (int y = 0; y < size; y++) {
        moveTo(y);
        interleave(grid[y], top, finer[2 * y]);
        interleave(left, centre, finer[2 * y + 1]);
      }
      return finer;
    }

    private static void interleave(int[] even, int[] odd, int[] both) {
      for (int i = 0; i < even.length; i++) {
        both[2 * i] = even[i];
        both[2 * i + 1] = odd[i];
      }
    }

    /** Fills the three rows of new points that belong to a row of the grid. */
    void moveTo(int y) {
      if (y == row) {
        return;
      }
      if (row < 0 || y != row + 1) {
        pair((y + size - 1) % size, pairs);
        pair(y, pairsBelow);
        fillCentre((y + size - 1) % size, centre);
      }
      int[] spare = centreAbove;
      centreAbove = centre;
      centre = spare;
      spare = pairs;
      pairs = pairsBelow;
      pairsBelow = spare;
      row = y;
      pair((y + 1) % size, pairsBelow);
      fillCentre(y, centre);
      int points = size * size;
      noise.bits(points + y * size, bits, size);
      fill(top, pairs, centreAbove, centre);
      noise.bits(2 * points + y * size, bits, size);
      System.arraycopy(centre, 0, beside, 1, size - 1);
      beside[0] = centre[size - 1];
      fill(left, grid[y], grid[(y + 1) % size], beside, centre);
    }

    private void pair(int y, int[] into) {
      int[] here = grid[y];
      System.arraycopy(here, 1, beside, 0, size - 1);
      beside[size - 1] = here[0];
      int[] next = beside;
      for (int i = 0; i < into.length; i++) {
        into[i] = here[i] + next[i];
      }
    }

    private void fillCentre(int y, int[] into) {
      noise.bits(y * size, bits, size);
      int[] random = bits;
      int[] above = pairs;
      int[] below = pairsBelow;
      int a = factor;
      int s = shift;
      for (int i = 0; i < into.length; i++) {
        into[i] = ((above[i] + below[i]) >> 2) + (((random[i] >> 16) * a) >> s);
      }
    }

    private void fill(int[] into, int[] pair, int[] third, int[] fourth) {
      int[] random = bits;
      int a = factor;
      int s = shift;
      for (int i = 0; i < into.length; i++) {
        into[i] = ((pair[i] + third[i] + fourth[i]) >> 2) + (((random[i] >> 16) * a) >> s);
      }
    }

    private void fill(int[] into, int[] first, int[] second, int[] third, int[] fourth) {
      int[] random = bits;
      int a = factor;
      int s = shift;
      for (int i = 0; i < into.length; i++) {
        int mean = (first[i] + second[i] + third[i] + fourth[i]) >> 2;
        into[i] = mean + (((random[i] >> 16) * a) >> s);
      }
    }

    /** Lowers {@code low} and raises {@code high} to the points of the row moved to. */
    void extremes(int[] low, int[] high) {
      widen(grid[row], top, low, high);
      widen(left, centre, low, high);
    }

    private static void widen(int[] a, int[] b, int[] low, int[] high) {
      for (int i = 0; i < low.length; i++) {
        low[i] = Math.min(low[i], Math.min(a[i], b[i]));
      }
      for (int i = 0; i < high.length; i++) {
        high[i] = Math.max(high[i], Math.max(a[i], b[i]));
      }
    }
  }
}
