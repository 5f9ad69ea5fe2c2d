package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.cvready.imaging.ImageCuts;
import org.cvready.imaging.ImageMeasures;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Condition.Step;
import org.cvready.vision.Box;
import org.cvready.vision.Image;

/**
 * A few images of the benchmark on which chains are tried without a model.
 *
 * <p>What a chain does is measured on each image against the image itself, so that few images
 * suffice. Of images larger than {@value #LARGEST} pixels a side the middle is taken: what is
 * measured is a change, and a part of a picture changes much as the whole does.
 */
final class LookProbe {
  static final int LARGEST = 512;

  private final List<Picture> pictures = new ArrayList<>();
  private final long seed;

  /** One image with its look before anything is done to it. */
  private static final class Picture {
    private final String stem;
    private final Image image;
    private final double[] look;

    private Picture(String stem, Image image, double[] look) {
      this.stem = stem;
      this.image = image;
      this.look = look;
    }

    private String stem() {
      return stem;
    }

    private Image image() {
      return image;
    }

    private double[] look() {
      return look;
    }
  }

  /**
   * Measures the images.
   *
   * @param images at least one
   * @param stems of their file names, in the same order
   * @param seed of random streams
   */
  LookProbe(List<Image> images, List<String> stems, long seed) {
    this.seed = seed;
    for (int i = 0; i < images.size(); i++) {
      Image image = middle(images.get(i));
      pictures.add(new Picture(stems.get(i), image, look(image)));
    }
  }

  private static Image middle(Image image) {
    if (image.width() <= LARGEST && image.height() <= LARGEST) {
      return image;
    }
    double width = Math.min(LARGEST, image.width());
    double height = Math.min(LARGEST, image.height());
    double x = Math.floor((image.width() - width) / 2);
    double y = Math.floor((image.height() - height) / 2);
    return ImageCuts.crop(image, Box.ofCorners(x, y, x + width, y + height), 0);
  }

  private static double[] look(Image image) {
    ImageMeasures measures = ImageMeasures.of(image);
    return LookMeasure.ALL.stream()
        .mapToDouble(measure -> measure.value(measures).orElse(Double.NaN))
        .toArray();
  }

  /**
   * How much a chain moves each of {@link LookMeasure#ALL}: the median over the images of the
   * change; 0 for a measure that no image has.
   *
   * @param chain steps with the settings of their knobs
   */
  double[] change(SortedMap<ChainStep, Double> chain) {
    List<Step> steps = steps(chain);
    if (steps.isEmpty()) {
      return new double[LookMeasure.ALL.size()];
    }
    Condition condition = new Condition(steps);
    double[][] changes =
        IntStream.range(0, pictures.size())
            .parallel()
            .mapToObj(i -> change(pictures.get(i), condition))
            .toArray(double[][]::new);
    double[] medians = new double[LookMeasure.ALL.size()];
    for (int m = 0; m < medians.length; m++) {
      int measure = m;
      medians[m] =
          MeasureShifts.median(
                  Arrays.stream(changes)
                      .mapToDouble(change -> change[measure])
                      .filter(Double::isFinite)
                      .toArray())
              .orElse(0);
    }
    return medians;
  }

  private double[] change(Picture picture, Condition condition) {
    double[] look = look(condition.apply(picture.image(), seed, picture.stem()).image());
    for (int m = 0; m < look.length; m++) {
      look[m] -= picture.look()[m];
    }
    return look;
  }

  /** The steps of a chain that do something. */
  static List<Step> steps(SortedMap<ChainStep, Double> chain) {
    List<Step> steps = new ArrayList<>();
    chain.forEach(
        (step, knob) -> {
          if (!step.isNothing(knob)) {
            steps.add(step.at(knob));
          }
        });
    return steps;
  }
}
