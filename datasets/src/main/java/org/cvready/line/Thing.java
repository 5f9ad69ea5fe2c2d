package org.cvready.line;

import org.cvready.line.Surface.Groove;
import org.cvready.line.Surface.Material;

/**
 * Something that is no washer: a relief of one material at a place on the belt.
 *
 * @param relief its height over the belt, pixels, in its own frame; 0 where it is not
 * @param make what it is made of
 * @param x its middle, pixels
 * @param y its middle, pixels
 * @param cos cosine of its turn
 * @param sin sine of its turn
 */
record Thing(Relief relief, Make make, double x, double y, double cos, double sin) {
  private static final double STEEPEST = 2.5;

  /** A height over the plane. */
  interface Relief {
    /** Pixels over the belt at a place in the thing's own frame; 0 where it is not. */
    double height(double u, double v);
  }

  /**
   * What a thing is made of.
   *
   * @param material how it reflects
   * @param finish deviation of its microfacets' slopes
   * @param cover share of the light from below that it hides: 1 unless it is a film
   * @param roughness slope of the unevenness that shows
   * @param height for its shadow, pixels
   */
  record Make(Material material, double finish, double cover, double roughness, double height) {
    /** Bright machined steel. */
    static Make steel(double height) {
      Material steel = new Material(Rgb.grey(0.045), new Rgb(0.54, 0.53, 0.51));
      return new Make(steel, 0.22, 1, 0.05, height);
    }

    /** Zinc plated, a little yellow. */
    static Make zinc(double height) {
      Material zinc = new Material(Rgb.grey(0.06), new Rgb(0.62, 0.60, 0.52));
      return new Make(zinc, 0.28, 1, 0.08, height);
    }

    /** A plastic of a colour. */
    static Make plastic(Rgb colour, double height) {
      return new Make(Material.of(colour, 0.04), 0.16, 1, 0.06, height);
    }

    /** A clear film. */
    static Make film() {
      return new Make(Material.of(new Rgb(0.30, 0.31, 0.33), 0.14), 0.10, 0.42, 0.18, 1);
    }
  }

  /** True where it is, at a place of the image. */
  boolean covers(double px, double py) {
    return at(px, py) > 0;
  }

  /** Its surface, uneven by a seed. */
  Surface surface(long seed) {
    Surface surface = new Surface();
    Noise noise = new Noise(seed);
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      double px = Surface.x(pixel);
      double py = Surface.y(pixel);
      double cover = cover(px, py);
      if (cover > 0) {
        surface.cover[pixel] = (float) (cover * make.cover);
        surface.open[pixel] = 1;
        surface.groove(pixel, Groove.isotropic(make.finish), 1);
        surface.coat(pixel, make.material, 1);
        double fine = make.roughness;
        surface.slopeX[pixel] =
            (float) (slope(px - 0.7, py, px + 0.7, py) + fine * noise.fractal(px / 7, py / 7, 3));
        surface.slopeY[pixel] =
            (float)
                (slope(px, py - 0.7, px, py + 0.7) + fine * noise.fractal(px / 7 + 60, py / 7, 3));
      }
    }
    return surface;
  }

  private double at(double px, double py) {
    double u = (px - x) * cos + (py - y) * sin;
    double v = (py - y) * cos - (px - x) * sin;
    return relief.height(u, v);
  }

  private double cover(double px, double py) {
    int inside = 0;
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        inside += covers(px + i / 3.0, py + j / 3.0) ? 1 : 0;
      }
    }
    return inside / 9.0;
  }

  private double slope(double x1, double y1, double x2, double y2) {
    double rise = (at(x2, y2) - at(x1, y1)) / 1.4;
    return Math.max(-STEEPEST, Math.min(STEEPEST, rise));
  }
}
