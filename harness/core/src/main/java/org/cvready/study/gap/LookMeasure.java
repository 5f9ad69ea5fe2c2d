package org.cvready.study.gap;

import java.util.List;
import java.util.OptionalDouble;
import org.cvready.imaging.ImageMeasure;
import org.cvready.imaging.ImageMeasures;

/**
 * A measure by which two sets are made to look alike, on a scale on which equal steps look about
 * equally large: what multiplies is taken by its logarithm.
 *
 * <p>Measures that say the same as another, and those that only the scene decides, are left out.
 *
 * @param measure the image measure
 * @param resolution a difference that nobody would see, on the scale; the least spread
 * @param logarithmic whether the scale is the binary logarithm
 */
record LookMeasure(ImageMeasure measure, double resolution, boolean logarithmic) {
  /** All there are. */
  static final List<LookMeasure> ALL =
      List.of(
          new LookMeasure(ImageMeasure.LIGHT, 0.05, true),
          new LookMeasure(ImageMeasure.BLACK_LEVEL, 3, false),
          new LookMeasure(ImageMeasure.WHITE_LEVEL, 3, false),
          new LookMeasure(ImageMeasure.CONTRAST, 2, false),
          new LookMeasure(ImageMeasure.RED_GREEN, 0.02, false),
          new LookMeasure(ImageMeasure.BLUE_GREEN, 0.02, false),
          new LookMeasure(ImageMeasure.SATURATION, 0.01, false),
          new LookMeasure(ImageMeasure.SHARPNESS, 0.05, true),
          new LookMeasure(ImageMeasure.NOISE, 0.1, true),
          new LookMeasure(ImageMeasure.HIGHLIGHTS, 0.005, false),
          new LookMeasure(ImageMeasure.SHADOWS, 0.005, false),
          new LookMeasure(ImageMeasure.LEFT_RIGHT, 0.05, false),
          new LookMeasure(ImageMeasure.TOP_BOTTOM, 0.05, false));

  private static final double LEAST = 1e-4;

  /** The value of an image on the scale; empty where it has none. */
  OptionalDouble value(ImageMeasures image) {
    OptionalDouble value = image.value(measure);
    if (value.isEmpty() || !logarithmic) {
      return value;
    }
    double positive = Math.max(LEAST, value.getAsDouble());
    return OptionalDouble.of(StrictMath.log(positive) / StrictMath.log(2));
  }

  /** A value on the scale in the measure's own unit. */
  double natural(double value) {
    return logarithmic ? StrictMath.pow(2, value) : value;
  }
}
