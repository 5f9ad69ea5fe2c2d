package org.cvready.study.strange;

import java.util.ArrayList;
import java.util.List;
import org.cvready.imaging.ImageMeasure;
import org.cvready.imaging.ImageMeasures;

/**
 * What an image looks like as a whole, as features that distances can be taken between.
 *
 * <p>All {@link ImageMeasures} but the colour temperature, which pictures without a shade of white
 * do not have and red and blue over green tell already. What is a factor by nature is taken as its
 * logarithm, shares near 0 as their root, so that the same change counts the same everywhere.
 */
final class ImageLook {
  private static final List<ImageMeasure> MEASURES = measures();

  private ImageLook() {}

  private static List<ImageMeasure> measures() {
    List<ImageMeasure> measures = new ArrayList<>(List.of(ImageMeasure.values()));
    measures.remove(ImageMeasure.COLOUR_TEMPERATURE);
    return List.copyOf(measures);
  }

  /** How many features an image has. */
  static int features() {
    return MEASURES.size();
  }

  /** The features of an image, a measure that it does not have as 0. */
  static float[] of(ImageMeasures measures) {
    float[] look = new float[MEASURES.size()];
    for (int i = 0; i < look.length; i++) {
      ImageMeasure measure = MEASURES.get(i);
      look[i] = (float) feature(measure, measures.value(measure).orElse(0));
    }
    return look;
  }

  private static double feature(ImageMeasure measure, double value) {
    return switch (measure) {
      // A black picture keeps a finite logarithm: the step below one level of 255, and of noise.
      case LIGHT -> log2(value + 1.0 / 4096);
      case NOISE -> log2(value + 0.25);
      case SHARPNESS -> log2(value + 1.0 / 64);
      case SATURATION, HIGHLIGHTS, SHADOWS, GLARE -> Math.sqrt(value);
      default -> value;
    };
  }

  private static double log2(double value) {
    return StrictMath.log(value) / StrictMath.log(2);
  }

  /**
   * The least spread that a feature is taken to have: about what nobody would see. Measures that
   * never move on the reference set would otherwise find every other image infinitely strange.
   */
  static double[] leastSpread() {
    double[] least = new double[MEASURES.size()];
    for (int i = 0; i < least.length; i++) {
      least[i] =
          switch (MEASURES.get(i)) {
            case BRIGHTNESS, BLACK_LEVEL, WHITE_LEVEL, CONTRAST -> 1;
            case SATURATION, HIGHLIGHTS, SHADOWS, GLARE -> 0.01;
            default -> 0.02;
          };
    }
    return least;
  }
}
