package org.cvready.perturb.weather;

import java.util.Arrays;
import org.cvready.perturb.NoiseField;
import org.cvready.vision.Image;

/**
 * The streaks that falling things leave while the shutter is open: for each pixel, the share of
 * light that still passes between them.
 *
 * <p>A thing of size D that falls over a length l covers each point of its streak for a share of D
 * / (D + l) of the exposure (Garg and Nayar 2007, "Vision and Rain").
 */
final class Streaks {
  private static final int NUMBERS_EACH = 8;
  private static final double SLANT = 0.25;

  private final FallingView view;
  private final NoiseField noise;
  private final double slant;
  private final float[][] clear;

  Streaks(Image image, FallingView view, NoiseField noise) {
    this.view = view;
    this.noise = noise;
    this.slant = SLANT * (2 * noise.other(0).uniform(0) - 1);
    this.clear = new float[image.height()][image.width()];
    for (float[] row : clear) {
      Arrays.fill(row, 1);
    }
  }

  /** What passes in a row, each in [0, 1]; 1 where nothing fell. */
  float[] clear(int y) {
    return clear[y];
  }

  /**
   * Draws thing number i, of those that seem larger than the least angle.
   *
   * @param scale metres of size for one unit of a gamma distribution of shape 4, which sizes
   *     weighted by their cube follow where sizes alone are exponential
   * @param largest greatest size, metres
   * @param law falling speed in metres a second of a size in metres
   */
  void draw(int i, double scale, double largest, SpeedLaw law) {
    int at = NUMBERS_EACH * i;
    double product = 1;
    for (int k = 0; k < 4; k++) {
      product *= 1 - noise.uniform(at + k);
    }
    double size = Math.min(largest, -scale * StrictMath.log(product));
    double far = size / FallingView.LEAST_ANGLE;
    // Evenly spread over the volume in which it seems large enough.
    double depth = far * StrictMath.cbrt(1 - noise.uniform(at + 4));
    if (depth < FallingView.NEAREST || depth > view.distance()) {
      return;
    }
    double fall = law.speed(size) * view.exposure();
    double pixels = view.focal() / depth;
    double x = noise.uniform(at + 5) * clear[0].length;
    double length = (size + fall) * pixels;
    double top = noise.uniform(at + 6) * (clear.length + length) - length;
    add(x, top, new Mark(size * pixels, length, size / (size + fall)));
  }

  private void add(double x, double top, Mark mark) {
    int first = Math.max(0, (int) top);
    double bottom = Math.min(clear.length, top + mark.length);
    for (int y = first; y < bottom; y++) {
      double down = Math.min(y + 1, bottom) - Math.max(y, top);
      double middle = x + slant * (y + 0.5 - top);
      double width = mark.widthAt(y + 0.5 - top);
      addRow(clear[y], middle - width / 2, width, mark.share * down);
    }
  }

  private static void addRow(float[] row, double left, double width, double share) {
    double right = Math.min(row.length, left + width);
    for (int x = Math.max(0, (int) left); x < right; x++) {
      double across = Math.min(x + 1, right) - Math.max(x, left);
      row[x] *= (float) (1 - share * across);
    }
  }

  /** How fast a thing of a size falls. */
  @FunctionalInterface
  interface SpeedLaw {
    double speed(double size);
  }

  /** Width and length in pixels, and how much light it stops. */
  private record Mark(double width, double length, double share) {
    /** Both ends are round. */
    double widthAt(double down) {
      double radius = width / 2;
      double inside = radius - Math.max(0, Math.min(down, length - down));
      return inside > 0 && radius > 1
          ? 2 * Math.sqrt(Math.max(0, radius * radius - inside * inside))
          : width;
    }
  }
}
