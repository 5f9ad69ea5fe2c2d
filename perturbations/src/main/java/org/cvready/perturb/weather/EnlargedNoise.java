package org.cvready.perturb.weather;

import org.cvready.perturb.NoiseField;

/** A plane of normal numbers enlarged by linear interpolation, corner to corner. */
final class EnlargedNoise {
  private final NoiseField noise;
  private final int from;
  private final int[] at;
  private final float[] into;
  private final float[] numbers;

  /**
   * A plane of a width.
   *
   * @param from numbers in a row of the plane, at least 1
   * @param to numbers in a row after enlargement
   */
  EnlargedNoise(NoiseField noise, int from, int to) {
    this.noise = noise;
    this.from = from;
    this.at = new int[to];
    this.into = new float[to];
    this.numbers = new float[from + 1];
    for (int x = 0; x < to; x++) {
      double position = position(x, from, to);
      at[x] = (int) position;
      into[x] = (float) (position - at[x]);
    }
  }

  private static double position(int i, int from, int to) {
    return to > 1 ? i * ((from - 1.0) / (to - 1.0)) : 0;
  }

  /** All rows. */
  float[][] rows(int fromRows, int toRows) {
    float[][] rows = new float[toRows][at.length];
    float[] above = new float[at.length];
    float[] below = new float[at.length];
    int held = -2;
    for (int y = 0; y < toRows; y++) {
      double position = position(y, fromRows, toRows);
      int row = (int) position;
      if (row != held) {
        if (row == held + 1) {
          float[] spare = above;
          above = below;
          below = spare;
        } else {
          enlarge(row, above);
        }
        enlarge(row + 1, below);
        held = row;
      }
      blend(above, below, (float) (position - row), rows[y]);
    }
    return rows;
  }

  private void enlarge(int row, float[] wide) {
    noise.normals(row * from, numbers, from);
    numbers[from] = numbers[from - 1];
    for (int x = 0; x < wide.length; x++) {
      float left = numbers[at[x]];
      wide[x] = left + into[x] * (numbers[at[x] + 1] - left);
    }
  }

  private static void blend(float[] above, float[] below, float share, float[] blended) {
    for (int x = 0; x < blended.length; x++) {
      blended[x] = above[x] + share * (below[x] - above[x]);
    }
  }
}
