package org.cvready.perturb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of vertical weights of a kernel, and the horizontal weights with which its sums are used:
 * columns that are equal are summed once.
 *
 * @param vertical the column's weights
 * @param horizontal where its sums are used
 * @param continues true where {@code vertical} is what the line has beyond the one before, whose
 *     sums are kept: neighbouring columns of a disk differ at its edge alone
 */
record KernelColumn(Taps vertical, Taps horizontal, boolean continues) {
  /** The distinct columns of a kernel, from the left. */
  static List<KernelColumn> of(float[][] kernel) {
    List<KernelColumn> columns = new ArrayList<>();
    float[] last = new float[kernel.length];
    int width = kernel[0].length;
    boolean[] done = new boolean[width];
    for (int x = 0; x < width; x++) {
      float[] column = column(kernel, x);
      float[] uses = new float[width];
      for (int other = x; other < width; other++) {
        if (!done[other] && Arrays.equals(column, column(kernel, other))) {
          done[other] = true;
          uses[other] = 1;
        }
      }
      if (!Taps.of(uses).isEmpty() && !Taps.of(column).isEmpty()) {
        columns.add(after(last, column, Taps.of(uses)));
        last = column;
      }
    }
    return columns;
  }

  private static KernelColumn after(float[] last, float[] line, Taps horizontal) {
    float[] beyond = new float[line.length];
    for (int i = 0; i < line.length; i++) {
      beyond[i] = line[i] - last[i];
    }
    Taps difference = Taps.of(beyond);
    boolean shorter = difference.count() < Taps.of(line).count();
    return new KernelColumn(shorter ? difference : Taps.of(line), horizontal, shorter);
  }

  private static float[] column(float[][] kernel, int x) {
    float[] column = new float[kernel.length];
    for (int y = 0; y < kernel.length; y++) {
      column[y] = kernel[y][x];
    }
    return column;
  }
}
