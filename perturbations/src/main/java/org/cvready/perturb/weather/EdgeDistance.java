package org.cvready.perturb.weather;

import java.util.Arrays;

/**
 * How far each point of a plane is from the nearest edge: along a path of steps to neighbours that
 * count 1, 1.4 and, for a knight's move, 2.1969 pixels (Borgefors 1986, "Distance Transformations
 * in Digital Images"; the numbers are OpenCV's), found in two passes.
 *
 * <p>Distances count in 1/65536 of a pixel, so that sums of them are exact.
 */
final class EdgeDistance {
  private static final int UNIT = 1 << 16;
  private static final int DIAGONAL = 91_750;
  private static final int KNIGHT = 143_976;
  private static final int FAR = 1 << 28;
  // Beside a row, where no edge is.
  private static final int PADDING = 2;

  private final int width;
  private final int height;
  private final int limit;
  private final int[] distances;
  // What the rows before the one in work have: at each point, one and two points to either side.
  private int[] last;
  private int[] beside;
  private int[] besideBefore;
  private final int[] left;
  private final int[] right;
  private final int[] far;
  private final int[] best;

  /**
   * For a plane.
   *
   * @param edges all bits set on an edge, 0 elsewhere, row by row
   * @param most greatest distance told, in pixels
   */
  EdgeDistance(byte[] edges, int width, int most) {
    this.width = width;
    this.height = edges.length / width;
    this.limit = most * UNIT;
    this.distances = new int[edges.length];
    this.last = new int[width + 2 * PADDING];
    this.beside = new int[width];
    this.besideBefore = new int[width];
    this.left = new int[width];
    this.right = new int[width];
    this.far = new int[width];
    this.best = new int[width];
    start();
    for (int y = 0; y < height; y++) {
      meet();
      forwards(edges, y * width);
      keep(y);
    }
    start();
    for (int y = height - 1; y >= 0; y--) {
      meet();
      backwards(y * width);
      keep(y);
    }
  }

  private void start() {
    Arrays.fill(last, FAR);
    Arrays.fill(besideBefore, FAR);
  }

  // Rows are copied to start together: only then does the compiler use vectors.
  private void meet() {
    System.arraycopy(last, PADDING - 1, left, 0, width);
    System.arraycopy(last, PADDING + 1, right, 0, width);
    nearer(left, right, beside);
    System.arraycopy(last, PADDING - 2, left, 0, width);
    System.arraycopy(last, PADDING + 2, right, 0, width);
    System.arraycopy(last, PADDING, best, 0, width);
    combine();
    int[] spare = besideBefore;
    besideBefore = beside;
    beside = spare;
  }

  private static void nearer(int[] a, int[] b, int[] nearer) {
    for (int i = 0; i < nearer.length; i++) {
      nearer[i] = Math.min(a[i], b[i]);
    }
  }

  private void combine() {
    int[] nearest = best;
    int[] diagonal = beside;
    int[] knightLeft = left;
    int[] knightRight = right;
    int[] knightUp = besideBefore;
    for (int i = 0; i < nearest.length; i++) {
      int knight = Math.min(Math.min(knightLeft[i], knightRight[i]), knightUp[i]) + KNIGHT;
      int near = Math.min(nearest[i] + UNIT, diagonal[i] + DIAGONAL);
      nearest[i] = Math.min(Math.min(near, knight), FAR);
    }
  }

  private void forwards(byte[] edges, int from) {
    int before = FAR;
    for (int x = 0; x < width; x++) {
      before = Math.min(before + UNIT, best[x] & ~edges[from + x]);
      best[x] = before;
    }
    System.arraycopy(best, 0, distances, from, width);
  }

  private void backwards(int from) {
    int before = FAR;
    for (int x = width - 1; x >= 0; x--) {
      before = Math.min(before + UNIT, Math.min(best[x], distances[from + x]));
      best[x] = before;
    }
    System.arraycopy(best, 0, distances, from, width);
  }

  private void keep(int y) {
    System.arraycopy(distances, y * width, last, PADDING, width);
  }

  /**
   * The mean distance over each point and its eight neighbours, mirrored at the edges of the plane,
   * in whole pixels rounded down.
   */
  byte[] smoothed() {
    byte[] smoothed = new byte[distances.length];
    int[] sum = new int[width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sum, 0);
      add(y == 0 ? Math.min(1, height - 1) : y - 1, sum);
      add(y, sum);
      add(y == height - 1 ? Math.max(0, height - 2) : y + 1, sum);
      System.arraycopy(sum, 0, left, 1, width - 1);
      left[0] = sum[Math.min(1, width - 1)];
      System.arraycopy(sum, 1, right, 0, width - 1);
      right[width - 1] = sum[Math.max(0, width - 2)];
      mean(sum, left, right);
      for (int x = 0; x < width; x++) {
        smoothed[y * width + x] = (byte) sum[x];
      }
    }
    return smoothed;
  }

  // 57 / 512 rounds whole numbers up to 9 * 56 down as a ninth does.
  private static void mean(int[] sum, int[] left, int[] right) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (((sum[i] + left[i] + right[i]) >>> 16) * 57) >>> 9;
    }
  }

  private void add(int y, int[] sum) {
    System.arraycopy(distances, y * width, far, 0, width);
    for (int x = 0; x < sum.length; x++) {
      sum[x] += Math.min(far[x], limit);
    }
  }
}
