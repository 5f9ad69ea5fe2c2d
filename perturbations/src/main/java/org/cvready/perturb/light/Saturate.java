package org.cvready.perturb.light;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Colours that are washed out or garish.
 *
 * <p>Cause in the field: a camera's colour setting, haze in front of a lamp, another camera than
 * the training pictures came from. Model: the saturation in the cone of hue, saturation and value
 * is multiplied, raised and clipped to [0, 1]. Strength: severity 1..5, with factors .3, .1, 2, 5,
 * 20 and offsets 0, 0, 0, .1, .2: the first two take colour away, the others add it. Not random.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Published
 * results contain its flaws, so this does too: samples are truncated rather than rounded, and
 * because greys count as red, the offsets of severity 4 and 5 turn them reddish.
 */
public record Saturate() implements Perturbation {
  private static final HsvChange[] CHANGES = {
    new HsvChange(0, 0.3, 0),
    new HsvChange(0, 0.1, 0),
    new HsvChange(0, 2, 0),
    new HsvChange(0, 5, 0.1),
    new HsvChange(0, 20, 0.2)
  };

  @Override
  public String name() {
    return "saturate";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.SENSOR;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int severity = (int) scale().check(name(), strength);
    return CHANGES[severity - 1].apply(image, memory);
  }
}
