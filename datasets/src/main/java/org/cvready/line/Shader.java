package org.cvready.line;

import org.cvready.line.LightRig.Point;

/**
 * Light that a surface sends to the camera, linear camera RGB a pixel.
 *
 * <p>A microfacet model in slope space: a facet mirrors a lamp when its slope is that of the half
 * vector, and the share of such facets is a GGX distribution around the mean slope (Walter et al.,
 * Microfacet Models for Refraction, 2007). Half vectors vary slowly, and are interpolated between
 * nodes.
 */
final class Shader {
  /** Variance that stands for the extent of a lamp's piece, as seen in half-vector slopes. */
  private static final double LAMP_SPREAD = 0.0036;

  private final LightRig rig;
  private final Lit[] lamps;

  Shader(LightRig rig, HalfVectors.Memory memory) {
    this.rig = rig;
    this.lamps =
        rig.points().stream().map(point -> new Lit(point, memory.of(point))).toArray(Lit[]::new);
  }

  /** The lights that it shades with. */
  LightRig rig() {
    return rig;
  }

  /** Fills the pixels of an area that the surface covers. */
  void shade(Surface surface, Area area, Light out) {
    for (int row = area.top(); row < area.bottom(); row++) {
      for (int column = area.left(); column < area.right(); column++) {
        int pixel = row * Surface.SIDE + column;
        if (surface.cover[pixel] > 0) {
          shade(surface, pixel, out);
        }
      }
    }
  }

  private void shade(Surface s, int pixel, Light out) {
    double xx = s.spreadXx[pixel] + LAMP_SPREAD;
    double yy = s.spreadYy[pixel] + LAMP_SPREAD;
    double xy = s.spreadXy[pixel];
    double determinant = xx * yy - xy * xy;
    double gx = s.slopeX[pixel];
    double gy = s.slopeY[pixel];
    double up = 1 / Math.sqrt(1 + gx * gx + gy * gy);
    double height = 0.25 / (StrictMath.PI * Math.sqrt(determinant));
    double[] mirrored = new double[3];
    double[] scattered = new double[3];
    for (Lit lamp : lamps) {
      double cosine = (lamp.z - gx * lamp.x - gy * lamp.y) * up;
      if (cosine <= 0) {
        continue;
      }
      double dx = lamp.halves.x(pixel) - gx;
      double dy = lamp.halves.y(pixel) - gy;
      double q = 1 + (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
      double facets = height / (q * q) * lamp.lean * Math.min(1, 4 * cosine);
      for (int c = 0; c < 3; c++) {
        mirrored[c] += lamp.power[c] * facets;
        scattered[c] += lamp.power[c] * cosine;
      }
    }
    for (int c = 0; c < 3; c++) {
      double around = rig.ambient().at(c) * (0.55 + 0.45 * up);
      double mirror = s.specular[c][pixel] * (mirrored[c] + around);
      double matt = s.diffuse[c][pixel] * (scattered[c] / StrictMath.PI + rig.ambient().at(c));
      out.set(c, pixel, (mirror + matt) * s.open[pixel]);
    }
  }

  /** A lamp as the surface sees it. */
  private static final class Lit {
    private final double x;
    private final double y;
    private final double z;
    private final double lean;
    private final double[] power = new double[3];
    private final HalfVectors halves;

    Lit(Point point, HalfVectors halves) {
      this.halves = halves;
      double length =
          Math.sqrt(point.x() * point.x() + point.y() * point.y() + point.z() * point.z());
      x = point.x() / length;
      y = point.y() / length;
      z = point.z() / length;
      double halfZ = Math.sqrt((1 + z) / 2);
      lean = 1 / (halfZ * halfZ * halfZ * halfZ);
      for (int c = 0; c < 3; c++) {
        power[c] = point.power() * point.colour().at(c);
      }
    }
  }
}
