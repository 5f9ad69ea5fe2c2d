package org.cvready.perturb.weather;

import org.cvready.perturb.NoiseField;
import org.cvready.perturb.SmoothField;

/**
 * A square of frosted glass: needles of ice in patches of two directions, grain, and large shades.
 *
 * <p>The weights of its parts were fitted so that power by frequency, averaged in rings, is that of
 * the photographs behind the reference's features, as far as the features tell.
 */
final class FrostTexture {
  /** Points along a side. */
  static final int SIDE = 768;

  private static final double[] DIRECTIONS = {-20, 75};
  private static final double NEEDLE_LENGTH = 18;
  private static final double NEEDLE_WIDTH = 3.5;
  private static final float NEEDLES = 38.5f;
  private static final float FINE_GRAIN = 37.6f;
  private static final float GRAIN = 21.1f;
  private static final float SHADES = 110;
  // Of the sum of the parts: needles have a mean of .47, the others of .5.
  private static final float MEAN = 0.468f * NEEDLES + 0.5f * (FINE_GRAIN + GRAIN + SHADES);
  // Numbers of the needles' grid in one row, and where its middle lies so that none is negative.
  private static final int GRID = 1024;

  private final byte[] shades = new byte[SIDE * SIDE];

  FrostTexture(long key) {
    NoiseField noise = NoiseField.of(() -> key);
    Part[] parts = {
      new Part(noise.other(0), 256, SHADES),
      new Part(noise.other(1), 3, GRAIN),
      new Part(noise.other(2), 2, FINE_GRAIN)
    };
    SmoothField patches = SmoothField.of(noise.other(3), SIDE, new SmoothField.Scale(60, 1, 1));
    Needles[] needles = {
      new Needles(noise.other(4), DIRECTIONS[0]), new Needles(noise.other(5), DIRECTIONS[1])
    };
    float[] sum = new float[SIDE];
    float[] patch = new float[SIDE];
    for (int y = 0; y < SIDE; y++) {
      java.util.Arrays.fill(sum, 128.5f - MEAN);
      for (Part part : parts) {
        part.add(y, sum);
      }
      patches.row(y, patch);
      for (int x = 0; x < SIDE; x++) {
        float share = Math.max(0, Math.min(1, 5 * (patch[x] - 0.4f)));
        float needle = 0;
        if (share > 0) {
          needle += share * needles[0].at(x, y);
        }
        if (share < 1) {
          needle += (1 - share) * needles[1].at(x, y);
        }
        shades[y * SIDE + x] = (byte) Math.max(0, Math.min(255, sum[x] + NEEDLES * needle));
      }
    }
  }

  /**
   * Writes a line between two rows of shades, brightness against 128 in levels from 0 to 255.
   *
   * @param row the upper one, less than {@link #SIDE} - 1
   * @param share of the lower row, of 256
   * @param line receives 256 times the shades
   */
  void blend(int row, int share, int[] line) {
    int upper = row * SIDE;
    int lower = upper + SIDE;
    for (int x = 0; x < SIDE; x++) {
      int shade = shades[upper + x] & 0xff;
      line[x] = 256 * shade + share * ((shades[lower + x] & 0xff) - shade);
    }
  }

  /** Writes the shades of a row from a column on. */
  void copy(int row, int column, int[] into) {
    int from = row * SIDE + column;
    for (int i = 0; i < into.length; i++) {
      into[i] = shades[from + i] & 0xff;
    }
  }

  /** A smooth field with its weight. */
  private static final class Part {
    private final SmoothField field;
    private final float weight;
    private final float[] row = new float[SIDE];

    Part(NoiseField noise, double cell, float weight) {
      this.field = SmoothField.of(noise, SIDE, new SmoothField.Scale(cell, 1, 1));
      this.weight = weight;
    }

    void add(int y, float[] sum) {
      field.row(y, row);
      for (int x = 0; x < SIDE; x++) {
        sum[x] += weight * row[x];
      }
    }
  }

  /** Ridges of value noise on a grid that is turned and longer than wide. */
  private static final class Needles {
    private final NoiseField noise;
    private final double cos;
    private final double sin;

    Needles(NoiseField noise, double degrees) {
      this.noise = noise;
      this.cos = StrictMath.cos(StrictMath.toRadians(degrees));
      this.sin = StrictMath.sin(StrictMath.toRadians(degrees));
    }

    /** In [0, 1]: 1 along the needles. */
    float at(int x, int y) {
      double along = (x * cos + y * sin) / NEEDLE_LENGTH + GRID / 2.0;
      double across = (y * cos - x * sin) / NEEDLE_WIDTH + GRID / 2.0;
      int i = (int) along;
      int j = (int) across;
      float s = eased(along - i);
      float t = eased(across - j);
      float value = blend(blend(j, i, s), blend(j + 1, i, s), t);
      float ridge = 1 - Math.abs(2 * value - 1);
      return ridge * ridge;
    }

    private float blend(int row, int column, float share) {
      int index = row * GRID + column;
      return blend(noise.uniform(index), noise.uniform(index + 1), share);
    }

    private static float blend(float from, float to, float share) {
      return from + share * (to - from);
    }

    private static float eased(double t) {
      return (float) (t * t * (3 - 2 * t));
    }
  }
}
