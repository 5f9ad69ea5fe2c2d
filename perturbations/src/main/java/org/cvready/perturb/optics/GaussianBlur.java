package org.cvready.perturb.optics;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A soft picture, as by a Gaussian.
 *
 * <p>Cause in the field: a greasy or dewy lens, poor focus, a picture scaled up. Model: every
 * sample becomes the mean of its neighbours by a round Gaussian; beyond the edge the edge repeats.
 * Strength: severity 1..5, standard deviation 1, 2, 3, 4, 6 pixels, cut off at four of them. Not
 * random.
 *
 * <p>Source: imagecorruptions 1.1.2, among the extra corruptions of Hendrycks and Dietterich
 * (2019). Published results contain its flaws, so this does too: samples are truncated rather than
 * rounded, which darkens by half a level, and encoded samples are blurred, not light.
 */
public record GaussianBlur() implements Perturbation {
  private static final double[] DEVIATION = {1, 2, 3, 4, 6};

  @Override
  public String name() {
    return "gaussian_blur";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.OPTICS;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int severity = (int) scale().check(name(), strength);
    return Perturbed.inPlace(GaussianLevels.blur(image, DEVIATION[severity - 1], memory));
  }
}
