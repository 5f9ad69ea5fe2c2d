package org.cvready.perturb.weather;

import org.cvready.perturb.Parameter;
import org.cvready.perturb.Settings;
import org.cvready.vision.Image;

/**
 * How a camera sees falling things: how large, how long their streaks are, and how many.
 *
 * @param focal focal length in pixels
 * @param solidAngle of the picture, steradians
 * @param exposure seconds
 * @param distance to the scene, metres
 */
record FallingView(double focal, double solidAngle, double exposure, double distance) {
  /** Least size of what is drawn one by one, radians; smaller things only veil the scene. */
  static final double LEAST_ANGLE = 1 / 1100.0;

  /** Nearest thing that is drawn, metres: nearer ones are blurred away. */
  static final double NEAREST = 0.3;

  static final Parameter EXPOSURE =
      new Parameter("exposure_ms", "ms", 0.01, 1000, 4, "shutter time, which sets streak length");
  static final Parameter DISTANCE =
      new Parameter("distance_m", "m", 0.5, 1000, 30, "distance of the scene behind the veil");
  static final Parameter FIELD_OF_VIEW =
      new Parameter("view_degrees", "degrees", 5, 150, 60, "horizontal field of view");

  /** The view of a picture with the settings of the three parameters here. */
  static FallingView of(Image image, Settings settings) {
    double half = StrictMath.toRadians(settings.value(FIELD_OF_VIEW.key()) / 2);
    double focal = image.width() / 2.0 / StrictMath.tan(half);
    double width = image.width() / focal;
    double height = image.height() / focal;
    return new FallingView(
        focal,
        width * height,
        settings.value(EXPOSURE.key()) / 1000,
        settings.value(DISTANCE.key()));
  }

  /**
   * How many things seem larger than the least angle: those of size D in metres fill {@code
   * solidAngle (D / LEAST_ANGLE)^3 / 3} cubic metres.
   *
   * @param cubesPerVolume sum of the cubed sizes of all things in a cubic metre
   */
  int count(double cubesPerVolume) {
    double perCube = solidAngle / (3 * LEAST_ANGLE * LEAST_ANGLE * LEAST_ANGLE);
    return (int) Math.min(1_000_000, StrictMath.rint(cubesPerVolume * perCube));
  }
}
