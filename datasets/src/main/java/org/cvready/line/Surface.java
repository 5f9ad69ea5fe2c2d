package org.cvready.line;

/**
 * What lies on the belt, as seen from above: planes of one value a pixel.
 *
 * <p>Each pixel holds the mean slope of the surface, the spread of its unresolved microfacets'
 * slopes around that mean (a covariance, so that finishes blend linearly; Olano and Baker, LEAN
 * Mapping, 2010), its diffuse and specular reflectances in linear camera RGB, and the share of the
 * pixel that it covers.
 */
final class Surface {
  /** Pixels of a side of every image. */
  static final int SIDE = 352;

  /** Pixels of an image. */
  static final int PIXELS = SIDE * SIDE;

  /** Slope of the height to the right, pixels per pixel. */
  final float[] slopeX = new float[PIXELS];

  /** Slope of the height downwards in the image. */
  final float[] slopeY = new float[PIXELS];

  /** Variance of the microfacets' slopes to the right. */
  final float[] spreadXx = new float[PIXELS];

  /** Covariance of the microfacets' slopes. */
  final float[] spreadXy = new float[PIXELS];

  /** Variance of the microfacets' slopes downwards. */
  final float[] spreadYy = new float[PIXELS];

  /** Diffuse reflectance, red, green, blue. */
  final float[][] diffuse = new float[3][PIXELS];

  /** Specular reflectance at normal incidence, red, green, blue. */
  final float[][] specular = new float[3][PIXELS];

  /** Share of the light that reaches the pixel past its own surroundings, in [0, 1]. */
  final float[] open = new float[PIXELS];

  /** Share of the pixel covered, in [0, 1]. */
  final float[] cover = new float[PIXELS];

  /** The middle of a pixel, from the left. */
  static double x(int pixel) {
    return pixel % SIDE + 0.5;
  }

  /** The middle of a pixel, from the top. */
  static double y(int pixel) {
    int row = pixel / SIDE;
    return row + 0.5;
  }

  /** Moves a pixel's microfacets towards grooves along a direction by a share in [0, 1]. */
  void groove(int pixel, Groove groove, double share) {
    double along = groove.along() * groove.along();
    double across = groove.across() * groove.across();
    double x = groove.directionX();
    double y = groove.directionY();
    blend(spreadXx, pixel, along * x * x + across * y * y, share);
    blend(spreadXy, pixel, (along - across) * x * y, share);
    blend(spreadYy, pixel, along * y * y + across * x * x, share);
  }

  /** Moves a pixel's reflectances towards a material by a share in [0, 1]. */
  void coat(int pixel, Material material, double share) {
    for (int c = 0; c < 3; c++) {
      blend(diffuse[c], pixel, material.diffuse.at(c), share);
      blend(specular[c], pixel, material.specular.at(c), share);
    }
  }

  /** Scales a pixel's specular reflectance. */
  void gloss(int pixel, double factor) {
    for (int c = 0; c < 3; c++) {
      specular[c][pixel] = (float) (specular[c][pixel] * factor);
    }
  }

  /** Tilts a pixel. */
  void tilt(int pixel, double x, double y) {
    slopeX[pixel] = (float) (slopeX[pixel] + x);
    slopeY[pixel] = (float) (slopeY[pixel] + y);
  }

  /** Copies an area's pixels from another surface. */
  void copy(Surface other, Area area) {
    for (int row = area.top(); row < area.bottom(); row++) {
      int from = row * SIDE + area.left();
      int count = area.right() - area.left();
      for (int plane = 0; plane < planes().length; plane++) {
        System.arraycopy(other.planes()[plane], from, planes()[plane], from, count);
      }
    }
  }

  private float[][] planes() {
    return new float[][] {
      slopeX,
      slopeY,
      spreadXx,
      spreadXy,
      spreadYy,
      open,
      cover,
      diffuse[0],
      diffuse[1],
      diffuse[2],
      specular[0],
      specular[1],
      specular[2]
    };
  }

  private static void blend(float[] plane, int pixel, double value, double share) {
    plane[pixel] = (float) (plane[pixel] + (value - plane[pixel]) * share);
  }

  /**
   * A finish of parallel grooves.
   *
   * @param directionX of the grooves, a unit vector's x
   * @param directionY its y
   * @param along deviation of the slopes along the grooves
   * @param across deviation of the slopes across them
   */
  record Groove(double directionX, double directionY, double along, double across) {
    /** A finish that looks alike in every direction. */
    static Groove isotropic(double deviation) {
      return new Groove(1, 0, deviation, deviation);
    }
  }

  /** How a material reflects, in linear camera RGB: diffuse, then specular at normal incidence. */
  record Material(Rgb diffuse, Rgb specular) {
    static Material of(Rgb diffuse, double specular) {
      return new Material(diffuse, Rgb.grey(specular));
    }
  }
}
