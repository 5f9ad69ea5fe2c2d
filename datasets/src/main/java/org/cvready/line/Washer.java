package org.cvready.line;

import org.cvready.line.Surface.Groove;

/**
 * One washer as it lies: product, place, turn, tilt and finish.
 *
 * <p>Its surface is a face with tool marks, between a chamfered or rounded rim and bore.
 */
final class Washer {
  /** Scale of the camera in the plane of the faces. */
  static final double PIXELS_PER_MILLIMETRE = 7.33;

  private static final double[] STEEL = {0.560, 0.548, 0.525};

  private final Product product;
  private final double x;
  private final double y;
  private final double turn;
  private final double tiltX;
  private final double tiltY;
  private final Finish finish;

  private Washer(Product product, Draw draw) {
    this.product = product;
    this.x = Surface.SIDE / 2.0 + draw.between(-24, 24);
    this.y = Surface.SIDE / 2.0 + draw.between(-24, 24);
    this.turn = draw.angle();
    this.tiltX = draw.normal() * 0.008;
    this.tiltY = draw.normal() * 0.008;
    this.finish = Finish.drawn(product, draw);
  }

  /** A washer in a random pose. */
  static Washer drawn(Product product, Draw draw) {
    return new Washer(product, draw);
  }

  /**
   * How the face was made.
   *
   * @param turned true for marks round the axis, false for straight ground ones
   * @param across deviation of the slopes across the marks
   * @param along deviation along them
   * @param marks slope of the marks that the camera resolves
   * @param feed pixels between the ridges that the tool's feed left
   * @param gloss specular reflectance over plain steel's
   * @param chamfer width of the edges' bevel, pixels
   * @param seed of its noise
   */
  private record Finish(
      boolean turned,
      double across,
      double along,
      double marks,
      double feed,
      double gloss,
      double chamfer,
      long seed) {
    static Finish drawn(Product product, Draw draw) {
      boolean turned = draw.chance(product == Product.M12_WIDE ? 0.75 : 0.25);
      return new Finish(
          turned,
          draw.between(0.21, 0.30),
          draw.between(0.075, 0.115),
          draw.between(0.050, 0.105),
          draw.between(2.6, 4.6),
          draw.between(0.88, 1.04),
          product == Product.M12_WIDE ? draw.between(3.4, 5.2) : draw.between(5.5, 7.5),
          draw.seed());
    }
  }

  Product product() {
    return product;
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  /** Angle of its mark of orientation, radians. */
  double turn() {
    return turn;
  }

  /** Width of the bevels, pixels. */
  double chamfer() {
    return finish.chamfer;
  }

  /** A random place on its face, so many pixels from the edges where the face is wide enough. */
  double[] placeOnFace(Draw draw, double margin) {
    double low = product.boreRadius() + margin;
    double high = product.rimRadius() - margin;
    double middle = (product.boreRadius() + product.rimRadius()) / 2;
    double from = Math.min(low, middle);
    double to = Math.max(high, middle);
    double radius = StrictMath.sqrt(draw.between(from * from, to * to));
    double angle = draw.angle();
    return new double[] {x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle)};
  }

  /** Pixels from its outline, negative inside. */
  double outline(double px, double py) {
    double radius = Math.sqrt((px - x) * (px - x) + (py - y) * (py - y));
    return Math.max(radius - product.rimRadius(), product.boreRadius() - radius);
  }

  /** Its flawless surface. */
  Surface surface() {
    Surface surface = new Surface();
    Noise noise = new Noise(finish.seed);
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      double px = Surface.x(pixel);
      double py = Surface.y(pixel);
      double cover = Angles.unit(0.5 - outline(px, py));
      if (cover > 0) {
        surface.cover[pixel] = (float) cover;
        fill(surface, pixel, noise);
      }
    }
    return surface;
  }

  private void fill(Surface surface, int pixel, Noise noise) {
    double dx = Surface.x(pixel) - x;
    double dy = Surface.y(pixel) - y;
    double radius = Math.sqrt(dx * dx + dy * dy);
    double outX = dx / radius;
    double outY = dy / radius;
    double bevel = bevel(radius);
    double grooveX = finish.turned ? -outY : StrictMath.cos(turn);
    double grooveY = finish.turned ? outX : StrictMath.sin(turn);
    double flat = 1 - Math.min(1, Math.abs(bevel) * 2);
    double ridge = flat * finish.marks * marks(noise, dx, dy, radius);
    double waviness = 0.012 * noise.plane(dx / 60 + 31, dy / 60);
    surface.slopeX[pixel] = (float) (tiltX + bevel * outX - ridge * grooveY + waviness);
    surface.slopeY[pixel] =
        (float) (tiltY + bevel * outY + ridge * grooveX + 0.012 * noise.plane(dx / 60, dy / 60));
    surface.groove(pixel, new Groove(grooveX, grooveY, finish.along, finish.across), 1);
    surface.groove(pixel, new Groove(-outY, outX, 0.13, 0.24), 1 - flat);
    double mottled = finish.gloss * (1 + 0.05 * noise.fractal(dx / 30 - 50, dy / 30, 3));
    for (int c = 0; c < 3; c++) {
      surface.specular[c][pixel] = (float) (STEEL[c] * mottled);
      surface.diffuse[c][pixel] = 0.045f;
    }
    surface.open[pixel] = 1;
  }

  /** The radial slope of the edges: falling outwards at the rim, and towards the bore. */
  private double bevel(double radius) {
    double fromRim = product.rimRadius() - radius;
    double fromBore = radius - product.boreRadius();
    if (product == Product.M12_WIDE) {
      double width = finish.chamfer;
      return 0.58
          * (Angles.smoothStep(width + 0.9, width - 0.9, fromBore)
              - Angles.smoothStep(width + 0.9, width - 0.9, fromRim));
    }
    double rim = Angles.unit(1 - fromRim / finish.chamfer);
    double bore = Angles.unit(1 - fromBore / (finish.chamfer * 0.6));
    return 1.3 * (bore * bore - rim * rim);
  }

  /** Resolved marks of the tool, about in [-1, 1]. */
  private double marks(Noise noise, double dx, double dy, double radius) {
    if (finish.turned) {
      double around = Angles.of(dy, dx) / (2 * StrictMath.PI) + 0.5;
      double wobble = 1.5 * noise.line(around * 3);
      double streaks = noise.wrapped(radius * 0.9, around * 40, 40);
      double coarse = noise.wrapped(radius * 0.23 + 400, around * 12, 12);
      double feed = Angles.wave((radius + wobble) / finish.feed);
      return 0.75 * streaks + 0.6 * coarse + 0.35 * feed;
    }
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    double along = dx * cos + dy * sin;
    double across = dy * cos - dx * sin;
    return 0.9 * noise.plane(across * 0.95, along / 55)
        + 0.7 * noise.plane(across * 0.3 + 300, along / 140);
  }
}
