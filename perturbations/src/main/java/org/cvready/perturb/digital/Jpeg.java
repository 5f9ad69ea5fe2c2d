package org.cvready.perturb.digital;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Blocks, ringing and washed-out colour of a strongly compressed JPEG.
 *
 * <p>Cause in the field: a network camera or recorder that saves bandwidth. Model: the picture is
 * encoded as baseline JPEG with halved colour resolution (4:2:0) and decoded again, both by
 * libjpeg-turbo with its accurate integer transform. Strength: severity 1..5, quality 25, 18, 15,
 * 10, 7 on the scale of libjpeg, whose tables it scales. Not random. The field also calls it {@code
 * jpeg_compression}.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Limits: sides
 * up to 65,500 pixels; codecs of video streams are not modelled.
 */
public record Jpeg() implements Perturbation {
  private static final int[] QUALITY = {25, 18, 15, 10, 7};

  @Override
  public String name() {
    return "jpeg";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.DIGITAL;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int quality = QUALITY[(int) scale().check(name(), strength) - 1];
    byte[] file = LossyFile.jpeg(image, quality, name(), memory);
    return Perturbed.inPlace(LossyFile.decode(file, image, memory));
  }
}
