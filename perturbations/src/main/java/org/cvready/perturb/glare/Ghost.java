package org.cvready.perturb.glare;

import java.util.random.RandomGenerator;
import org.cvready.perturb.light.Placement;
import org.cvready.vision.Image;

/** One image of the aperture that mirrored light makes: a hexagon, brighter at its rim. */
final class Ghost {
  /** Soft edge in radii. */
  private static final float EDGE = 0.12f;

  private static final float HALF_ROOT = (float) Math.sqrt(0.75);

  /** Coatings leave purple, green, amber and blue; each keeps a share of the other colours. */
  private static final float[][] TINTS = {
    {0.75f, 0.45f, 1}, {0.5f, 1, 0.6f}, {1, 0.75f, 0.4f}, {0.45f, 0.75f, 1}, {0.9f, 1, 0.95f}
  };

  private final double x;
  private final double y;

  /** From the middle to a side, pixels. */
  private final double radius;

  /** Light of red, green, blue in lights of the brightest possible ghost. */
  private final float[] colour = new float[Image.CHANNELS];

  private Ghost(double x, double y, double radius) {
    this.x = x;
    this.y = y;
    this.radius = radius;
  }

  static Ghost draw(Image image, FlareSource source, RandomGenerator random) {
    double middleX = image.width() / 2.0;
    double middleY = image.height() / 2.0;
    // From beside the source, at -0.6, through the middle to as far beyond it.
    double at = -0.6 + 2 * random.nextDouble();
    double size = random.nextDouble();
    double share = 0.2 + 0.8 * random.nextDouble();
    float[] tint = TINTS[(int) (TINTS.length * random.nextDouble())];
    double radius = (0.02 + 0.1 * size * size) * Math.min(image.width(), image.height()) * 1.4;
    // The same light over a larger area is fainter.
    float light = (float) (share * (1 - 0.6 * size));
    Ghost ghost =
        new Ghost(
            middleX + at * (middleX - source.x()), middleY + at * (middleY - source.y()), radius);
    for (int c = 0; c < tint.length; c++) {
      ghost.colour[c] = light * tint[c];
    }
    return ghost;
  }

  /** Adds its light to a row of red, green, blue. */
  void add(float[] light, int row, float peak) {
    double reach = radius * (1 + EDGE) * 1.2;
    if (Math.abs(row + 0.5 - y) > reach) {
      return;
    }
    float scale = (float) (1 / radius);
    float left = (float) (0.5 - x) * scale;
    float dy = (float) (row + 0.5 - y) * scale;
    int first = Math.max(0, (int) (x - reach));
    int end = Math.min(light.length / Image.CHANNELS, (int) (x + reach) + 1);
    for (int i = first; i < end; i++) {
      float dx = left + i * scale;
      float slanted =
          Math.max(Math.abs(dx * HALF_ROOT + dy * 0.5f), Math.abs(dx * HALF_ROOT - dy * 0.5f));
      float distance = Math.max(Math.abs(dy), slanted);
      float inside = Placement.softEdge((1 - distance) / EDGE);
      if (inside == 0) {
        continue;
      }
      float here = peak * inside * (0.6f + 0.4f * distance * distance);
      for (int c = 0; c < Image.CHANNELS; c++) {
        light[Image.CHANNELS * i + c] += here * colour[c];
      }
    }
  }
}
