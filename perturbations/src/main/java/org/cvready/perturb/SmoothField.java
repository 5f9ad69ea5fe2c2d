package org.cvready.perturb;

import java.util.stream.IntStream;

/**
 * A random field that changes slowly over the picture, such as clouds, dirt or frost.
 *
 * <p>Value noise: random numbers in [0, 1) on a square grid, blended by {@code 3t² - 2t³} between
 * its points; finer grids of less weight are added, each half as wide. Only products and sums, in a
 * fixed order, so that every processor gives the same field.
 */
public final class SmoothField {
  private final Octave[] octaves;
  private final int width;

  private SmoothField(Octave[] octaves, int width) {
    this.octaves = octaves;
    this.width = width;
  }

  /**
   * A field over a picture of any height.
   *
   * @param noise where the grids take their numbers
   * @param width of the picture, pixels
   */
  public static SmoothField of(NoiseField noise, int width, Scale scale) {
    double total =
        IntStream.range(0, scale.octaves).mapToDouble(i -> power(scale.persistence, i)).sum();
    Octave[] octaves = new Octave[scale.octaves];
    for (int i = 0; i < octaves.length; i++) {
      double share = power(scale.persistence, i) / total;
      octaves[i] = new Octave(noise.other(i), width, scale.cell * power(0.5, i), (float) share);
    }
    return new SmoothField(octaves, width);
  }

  private static double power(double base, int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= base;
    }
    return power;
  }

  /**
   * Writes the values of one row of the picture, each in [0, 1], to the front of {@code into}.
   *
   * @param y from 0 at the top
   */
  public void row(int y, float[] into) {
    java.util.Arrays.fill(into, 0, width, 0);
    for (Octave octave : octaves) {
      octave.add(y, into);
    }
  }

  /**
   * How coarse a field is.
   *
   * @param cell width of the coarsest grid's cells in pixels, at least 1
   * @param octaves how many grids, at least 1
   * @param persistence weight of a grid against the next coarser one, in (0, 1]
   */
  public record Scale(double cell, int octaves, double persistence) {
    /** Checks the ranges. */
    public Scale {
      if (!(cell >= 1)) {
        throw new IllegalArgumentException("cell must be at least 1 pixel, got " + cell);
      }
      if (!(octaves >= 1 && octaves <= 16)) {
        throw new IllegalArgumentException("octaves must be in [1, 16], got " + octaves);
      }
      if (!(persistence > 0 && persistence <= 1)) {
        throw new IllegalArgumentException("persistence must be in (0, 1], got " + persistence);
      }
    }
  }

  /** One grid: for every column of the picture, its cell and how far into it. */
  private static final class Octave {
    private final NoiseField noise;
    private final double cell;
    private final float share;
    private final int[] cellOf;
    private final float[] into;

    Octave(NoiseField noise, int width, double cell, float share) {
      this.noise = noise;
      this.cell = cell;
      this.share = share;
      this.cellOf = new int[width];
      this.into = new float[width];
      for (int x = 0; x < width; x++) {
        double at = (x + 0.5) / cell;
        cellOf[x] = (int) at;
        into[x] = eased(at - cellOf[x]);
      }
    }

    private static float eased(double t) {
      return (float) (t * t * (3 - 2 * t));
    }

    void add(int y, float[] row) {
      int points = cellOf[cellOf.length - 1] + 2;
      double at = (y + 0.5) / cell;
      int gridRow = (int) at;
      float down = eased(at - gridRow);
      float[] above = new float[points];
      float[] below = new float[points];
      noise.uniforms(gridRow * points, above, points);
      noise.uniforms((gridRow + 1) * points, below, points);
      for (int i = 0; i < points; i++) {
        above[i] = share * (above[i] + down * (below[i] - above[i]));
      }
      for (int x = 0; x < cellOf.length; x++) {
        int i = cellOf[x];
        row[x] += above[i] + into[x] * (above[i + 1] - above[i]);
      }
    }
  }
}
