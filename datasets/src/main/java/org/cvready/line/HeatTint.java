package org.cvready.line;

/**
 * Temper colours where the part was too hot: straw, purple and blue bands of a growing oxide film.
 * No detector is trained on it.
 *
 * @param x hottest place, pixels
 * @param y hottest place, pixels
 * @param radius to the faintest straw, pixels
 * @param seed of its unevenness
 */
record HeatTint(double x, double y, double radius, long seed) implements Defect {
  /** Thinnest to thickest: what each film leaves of the mirrored light. */
  private static final Rgb[] FILMS = {
    new Rgb(1, 1, 1), new Rgb(0.93, 0.78, 0.50), new Rgb(0.70, 0.42, 0.20),
    new Rgb(0.36, 0.20, 0.36), new Rgb(0.16, 0.24, 0.56), new Rgb(0.40, 0.52, 0.66)
  };

  /** A tint on a washer. */
  static HeatTint drawn(Washer washer, Draw draw) {
    double[] middle = washer.placeOnFace(draw, 0);
    return new HeatTint(middle[0], middle[1], draw.between(35, 85), draw.seed());
  }

  @Override
  public Area area() {
    return Area.around(x, y, radius * 1.2);
  }

  @Override
  public void applyTo(Surface surface) {
    Noise noise = new Noise(seed);
    Defect.eachCovered(
        surface,
        area(),
        (pixel, px, py) -> {
          double dx = (px - x) / radius;
          double dy = (py - y) / radius;
          double uneven = 0.12 * noise.fractal(dx * 3, dy * 3, 3);
          double heat = Angles.unit(1 - Math.sqrt(dx * dx + dy * dy) + uneven);
          double place = Math.min(heat * FILMS.length * 0.9, FILMS.length - 1.001);
          int film = (int) place;
          double share = place - film;
          for (int c = 0; c < 3; c++) {
            double left = FILMS[film].at(c) * (1 - share) + FILMS[film + 1].at(c) * share;
            surface.specular[c][pixel] = (float) (surface.specular[c][pixel] * left);
          }
        });
  }
}
