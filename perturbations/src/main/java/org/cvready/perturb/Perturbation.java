package org.cvready.perturb;

import java.util.random.RandomGenerator;
import org.cvready.vision.Image;

/**
 * One cause of trouble in the field, with its parameters fixed and one strength left to sweep.
 *
 * <p>The contract, which one test holds against every perturbation: the input image is not touched
 * and shares no memory with the output; size and type are kept; the same image, strength and random
 * stream give the same bytes on any thread and on any x86-64 processor; all randomness comes from
 * the generator, and strengths of one stream share one random field, so that they compare in pairs;
 * more strength is further from clean.
 */
public interface Perturbation {
  /** The name in plans, condition ids and file names: lower case with underscores. */
  String name();

  /** What the swept strength means, in which unit and range. */
  StrengthScale scale();

  /** Where it acts on the way from the scene to the file; chains follow this order. */
  Stage stage();

  /** Its fixed parameters; most have none. */
  default Settings settings() {
    return Settings.NONE;
  }

  /**
   * Applies the perturbation in new memory.
   *
   * @param image the clean image; not modified
   * @param strength in the range of {@link #scale()}
   * @param random the stream of this image and this perturbation
   * @throws IllegalArgumentException where the strength is out of range or the image is too small
   */
  default Perturbed apply(Image image, double strength, RandomGenerator random) {
    return apply(image, strength, random, new Workspace());
  }

  /**
   * Applies the perturbation.
   *
   * @param image the clean image; not modified
   * @param strength in the range of {@link #scale()}
   * @param random the stream of this image and this perturbation
   * @param memory where the new image and whatever leads to it lie, which may hold the clean image
   * @throws IllegalArgumentException where the strength is out of range or the image is too small
   */
  Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory);
}
