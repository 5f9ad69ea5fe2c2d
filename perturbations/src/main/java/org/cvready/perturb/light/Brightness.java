package org.cvready.perturb.light;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A picture that is brighter by a share of white, hue and saturation kept.
 *
 * <p>Cause in the field: daylight on a scene set up without it, an automatic exposure that is off.
 * Model: the greatest of red, green and blue rises by a share of 255, up to 255, and the others in
 * proportion. Strength: severity 1..5, of .1, .2, .3, .4, .5. Not random.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Published
 * results contain its flaws, so this does too: samples are truncated rather than rounded, and black
 * becomes grey, which more light would not do. {@link Exposure} scales light as a lamp does.
 */
public record Brightness() implements Perturbation {
  private static final HsvChange[] CHANGES =
      DoubleStream.of(0.1, 0.2, 0.3, 0.4, 0.5)
          .mapToObj(brighter -> new HsvChange(brighter, 1, 0))
          .toArray(HsvChange[]::new);

  @Override
  public String name() {
    return "brightness";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.SCENE;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int severity = (int) scale().check(name(), strength);
    return CHANGES[severity - 1].apply(image, memory);
  }
}
