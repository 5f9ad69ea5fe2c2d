package org.cvready.perturb.weather;

import java.util.Arrays;

/**
 * The smear of falling things: each point of a plane spreads along one direction, with weights of
 * one side of a Gaussian that sum to 1. Beyond the edge the edge repeats.
 *
 * @param radius the smear has 2 radius + 1 positions
 * @param deviation of the Gaussian, pixels
 * @param angle degrees against the horizontal; -90 smears downwards
 */
record MotionSmear(int radius, double deviation, double angle) {

  /** The smeared plane: rows of equal length. */
  float[][] apply(float[][] plane) {
    int width = plane[0].length;
    int[] down = offsets(StrictMath.sin(StrictMath.toRadians(angle)), plane.length);
    int[] right = offsets(StrictMath.cos(StrictMath.toRadians(angle)), width);
    // The reference stops at the first position outside, without scaling the others up.
    int positions = Math.min(down.length, right.length);
    float[] weights = weights();
    int padding = Arrays.stream(right, 0, positions).map(Math::abs).max().orElse(0);
    float[][] padded = new float[plane.length][];
    for (int y = 0; y < plane.length; y++) {
      padded[y] = padded(plane[y], padding);
    }
    float[][] smeared = new float[plane.length][width];
    float[] shifted = new float[width];
    for (int y = 0; y < plane.length; y++) {
      for (int i = 0; i < positions; i++) {
        float[] from = padded[Math.max(0, Math.min(plane.length - 1, y + down[i]))];
        System.arraycopy(from, padding + right[i], shifted, 0, width);
        add(smeared[y], shifted, weights[i]);
      }
    }
    return smeared;
  }

  // Rows are copied to start together: only then does the compiler use vectors.
  private static void add(float[] sum, float[] row, float weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * row[i];
    }
  }

  private static float[] padded(float[] row, int padding) {
    float[] padded = new float[row.length + 2 * padding];
    Arrays.fill(padded, 0, padding, row[0]);
    System.arraycopy(row, 0, padded, padding, row.length);
    Arrays.fill(padded, padding + row.length, padded.length, row[row.length - 1]);
    return padded;
  }

  /** Where positions 0, 1, 2, ... read along one axis, as far as they stay within its length. */
  private int[] offsets(double share, int length) {
    int[] offsets = new int[2 * radius + 1];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = (int) StrictMath.ceil(i * share - 0.5);
      if (Math.abs(offsets[i]) >= length) {
        return Arrays.copyOf(offsets, i);
      }
    }
    return offsets;
  }

  private float[] weights() {
    double[] density = new double[2 * radius + 1];
    double total = 0;
    for (int i = 0; i < density.length; i++) {
      density[i] = StrictMath.exp(-i * i / (2 * deviation * deviation));
      total += density[i];
    }
    float[] weights = new float[density.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (density[i] / total);
    }
    return weights;
  }
}
