package org.cvready.perturb.optics;

import java.util.function.Supplier;
import org.cvready.vision.Image;

/** Spots at random places, as many as cover a share of the picture. */
final class Scattered {
  private Scattered() {}

  /**
   * Spots laid one after the other; the last one is as strong as what is left of the share.
   *
   * <p>Places are independent, so spots overlap: to leave {@code 1 - share} uncovered, their areas
   * must sum to {@code -ln(1 - share)} pictures.
   *
   * @param share of the area that is covered, in [0, 1)
   * @param opacity of each spot, in [0, 1]
   * @param next the spots
   */
  static Cover over(Image image, double share, double opacity, Supplier<Blot> next) {
    Cover cover = new Cover(image.width(), image.height());
    double left = -StrictMath.log(1 - share) * image.width() * image.height();
    while (left > 0) {
      Blot blot = next.get();
      double area = blot.area();
      cover.add(blot, opacity * Math.min(1, left / area));
      left -= area;
    }
    return cover;
  }
}
