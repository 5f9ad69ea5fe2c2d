package org.cvready.perturb.glare;

import java.util.random.RandomGenerator;
import org.cvready.vision.Image;

/**
 * The lamp of a lens flare: a hot spot, its halo and six streaks.
 *
 * @param x of its middle, pixels
 * @param y of its middle, pixels
 * @param radius of the hot spot, pixels
 * @param cos of the angle between the first pair of streaks and the horizontal
 * @param sin of that angle
 */
record FlareSource(double x, double y, double radius, double cos, double sin) {
  private static final float SPOT = 38;
  private static final float HALO = 2;
  private static final float STREAK = 4;

  /** Radii of the halo and of the streaks' length in radii of the spot. */
  private static final float HALO_WIDTH = 6;

  private static final float STREAK_LENGTH = 5;
  private static final float STREAK_WIDTH = 0.35f;

  /** Cosine and sine of 60 degrees. */
  private static final double HALF = 0.5;

  private static final double HALF_ROOT = Math.sqrt(0.75);

  static FlareSource draw(Image image, RandomGenerator random) {
    double x = image.width() * (0.1 + 0.8 * random.nextDouble());
    double y = image.height() * (0.06 + 0.2 * random.nextDouble());
    double radius = 0.03 * Math.min(image.width(), image.height());
    double angle = StrictMath.PI / 3 * random.nextDouble();
    return new FlareSource(x, y, radius, StrictMath.cos(angle), StrictMath.sin(angle));
  }

  /**
   * Fills in the light of a row.
   *
   * @param light for each pixel, in lights of the brightest possible ghost
   */
  void fill(float[] light, int row) {
    float scale = (float) (1 / radius);
    float dy = (float) (row + 0.5 - y) * scale;
    float left = (float) (0.5 - x) * scale;
    for (int i = 0; i < light.length; i++) {
      float dx = left + i * scale;
      float q = dx * dx + dy * dy;
      float near = (1 + q) * (1 + q);
      float halo = 1 + q * (1 / (HALO_WIDTH * HALO_WIDTH));
      light[i] = SPOT / (near * near) + HALO / (halo * (float) Math.sqrt(halo));
    }
    addStreaks(light, dy, cos, sin);
    addStreaks(light, dy, HALF * cos - HALF_ROOT * sin, HALF * sin + HALF_ROOT * cos);
    addStreaks(light, dy, -HALF * cos - HALF_ROOT * sin, HALF_ROOT * cos - HALF * sin);
  }

  /** A pair of streaks on a line through the middle; dy in radii of the spot. */
  private void addStreaks(float[] light, float dy, double lineCos, double lineSin) {
    float scale = (float) (1 / radius);
    float left = (float) (0.5 - x) * scale;
    float stepAlong = (float) lineCos;
    float stepAcross = (float) -lineSin;
    float along0 = (float) lineSin * dy;
    float across0 = (float) lineCos * dy;
    for (int i = 0; i < light.length; i++) {
      float dx = left + i * scale;
      float a = (along0 + stepAlong * dx) * (1 / STREAK_LENGTH);
      float b = (across0 + stepAcross * dx) * (1 / STREAK_WIDTH);
      float far = 1 + a * a;
      light[i] += STREAK / (far * far * (1 + b * b));
    }
  }
}
