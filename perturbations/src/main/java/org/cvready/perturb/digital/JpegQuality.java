package org.cvready.perturb.digital;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * JPEG at a chosen quality.
 *
 * <p>Cause in the field: cameras, recorders and archives that store JPEG. Model: the picture is
 * encoded as baseline JPEG with halved colour resolution (4:2:0) and decoded again by libjpeg-turbo
 * with its accurate integer transform. Strength: the quality, a whole number in [1, 100] on the
 * scale of libjpeg, whose tables it scales; less is stronger, and 100 still rounds; severity 1..5
 * is 70, 45, 25, 12, 5.
 *
 * <p>Source: ITU-T T.81, annexes A and K; quality as the Independent JPEG Group's libjpeg counts
 * it. The severities of {@code jpeg} are those of the literature. Limits: sides up to 65,500
 * pixels; neighbouring qualities round to nearly the same tables, so of two that differ by a few
 * steps the stronger one can come a little closer to the clean picture. Not random.
 */
public record JpegQuality() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
              "q", "quality", new StrengthScale.Domain(1, 100, 101), 70, 45, 25, 12, 5)
          .inWholeNumbers();

  @Override
  public String name() {
    return "jpeg_quality";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.DIGITAL;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int quality = (int) SCALE.check(name(), strength);
    return Perturbed.inPlace(
        LossyFile.decode(LossyFile.jpeg(image, quality, name(), memory), image, memory));
  }
}
