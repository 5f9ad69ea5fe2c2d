package org.cvready.perturb.optics;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Smear away from the middle.
 *
 * <p>Cause in the field: a camera that moves towards or away from the part, or zooms, while the
 * shutter is open. Model: the mean of the picture with enlarged copies of itself. Strength:
 * severity 1..5, with 12, 16, 11, 13, 11 copies in steps of 1, 1, 2, 2, 3 %, from 100 % to 111,
 * 115, 120, 124, 130 %. Not random.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it in single
 * precision. Published results contain its flaws, so this does too: samples are truncated rather
 * than rounded; the enlarged copies are cut at the top left, so they drift by up to half a pixel,
 * and objects away from the middle also move outwards while their boxes stay; where a copy is
 * exactly as large as the picture, rounding may leave its last row or column black.
 */
public record ZoomBlur() implements Perturbation {
  private static final int[] COPIES = {12, 16, 11, 13, 11};
  private static final double[] STEP = {0.01, 0.01, 0.02, 0.02, 0.03};

  @Override
  public String name() {
    return "zoom_blur";
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
    // NumPy's arange takes the step from its first two values.
    double step = (1 + STEP[severity - 1]) - 1;
    double[] factors = new double[COPIES[severity - 1]];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = 1 + i * step;
    }
    return Perturbed.inPlace(new ZoomedCopies(image, memory, factors).mean());
  }
}
