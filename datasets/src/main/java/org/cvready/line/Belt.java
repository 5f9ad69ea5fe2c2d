package org.cvready.line;

/**
 * The conveyor belt: woven fabric pressed into rubber, with wear and dirt, and the part's shadow.
 *
 * @param look colour and wear
 * @param seed of this stretch of it
 */
record Belt(Look look, long seed) {
  /**
   * Colour and wear of a belt.
   *
   * @param albedo diffuse reflectance, linear camera RGB
   * @param pitch pixels between threads
   * @param relief slope of the threads
   * @param dirt strength of stains and scuffs, 1 for a belt of some months
   */
  record Look(Rgb albedo, double pitch, double relief, double dirt) {
    /** The green belt of the reference line. */
    static final Look GREEN = new Look(new Rgb(0.030, 0.062, 0.050), 6.2, 0.30, 1.0);

    /** The same, after years. */
    static final Look WORN = new Look(new Rgb(0.034, 0.060, 0.050), 6.2, 0.24, 1.7);

    /** A grey belt of finer weave. */
    static final Look GREY = new Look(new Rgb(0.058, 0.060, 0.066), 4.6, 0.26, 1.3);
  }

  /** The belt's threads and stains where {@code part} does not hide them. */
  Woven woven(Shadow part) {
    Noise noise = new Noise(seed);
    Woven woven = new Woven(look, part);
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      if (part.hides(pixel)) {
        continue;
      }
      double x = Surface.x(pixel);
      double y = Surface.y(pixel);
      double[] tilt = tilt(noise, x, y);
      woven.tiltX[pixel] = tilt[0];
      woven.tiltY[pixel] = tilt[1];
      woven.stain[pixel] = stain(noise, x, y) * (1 + 0.55 * tilt[2]);
    }
    return woven;
  }

  /** Slopes of the threads and of the grain, and how far a thread stands out. */
  private double[] tilt(Noise noise, double x, double y) {
    double warpX = x + 1.2 * noise.plane(x / 40, y / 40);
    double warpY = y + 1.2 * noise.plane(x / 40 + 90, y / 40);
    double column = warpX / look.pitch;
    double row = warpY / look.pitch;
    // Threads pass over and under each other in turn.
    double over = Angles.wave(column / 2 + 0.25) * Angles.wave(row / 2 + 0.25);
    double across = Angles.wave(column) * (over > 0 ? 1 : 0.45);
    double down = Angles.wave(row) * (over > 0 ? 0.45 : 1);
    double grain = noise.plane(x * 0.9, y * 0.9);
    double fine = noise.plane(x * 0.9 + 700, y * 0.9);
    return new double[] {
      look.relief * (across + 0.8 * grain), look.relief * (down + 0.8 * fine), Math.abs(over) - 0.4
    };
  }

  /** What dirt, scuffs along the motion and dust make of the albedo, about 1. */
  private double stain(Noise noise, double x, double y) {
    double patches = noise.fractal(x / 90, y / 90, 4);
    double scuffs = noise.plane(x / 2.2, y / 160) * Angles.unit(noise.plane(x / 50 + 5, y / 200));
    double grain = noise.plane(x * 0.7, y * 0.7 + 50);
    double speck = noise.plane(x / 2.1 + 900, y / 2.1);
    double dust = speck > 0.83 ? (speck - 0.83) * 9 : 0;
    return Math.max(
        0.3, 1 + look.dirt * (0.22 * patches + 0.35 * scuffs + 0.7 * dust) + 0.12 * grain);
  }
}
