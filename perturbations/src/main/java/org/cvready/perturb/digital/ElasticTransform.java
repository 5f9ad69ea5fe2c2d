package org.cvready.perturb.digital;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A picture stretched here and squeezed there.
 *
 * <p>Cause in the field: parts that bend or wave, hot air, an uneven window; in the literature the
 * test of robustness to local deformation. Model: every pixel is read, between pixels, from a place
 * that a smooth random field moves; beyond the edge the picture is mirrored. The field is uniform
 * noise within .005 times the height, blurred by a Gaussian of .01 times the height down and .01
 * times the width across, cut off at three standard deviations, times an amplitude. Strength:
 * severity 1..5, amplitudes 12.5, 16.25, 21.25, 25, 30, which move a pixel of a 640 x 480 picture
 * by .9 to 2.2 pixels (root mean square). Severities share the field.
 *
 * <p>Source: imagecorruptions 1.1.2, after Hendrycks and Dietterich (2019). Published results
 * contain its flaws, so this does too: samples are truncated rather than rounded, the noise goes by
 * the height across as well, and boxes stay although their contents move by a few pixels.
 */
public record ElasticTransform() implements Perturbation {
  private static final double[] AMPLITUDE = {
    250 * 0.05, 250 * 0.065, 250 * 0.085, 250 * 0.1, 250 * 0.12
  };

  @Override
  public String name() {
    return "elastic_transform";
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
    int severity = (int) scale().check(name(), strength);
    NoiseField noise = NoiseField.of(random);
    MoveField right = field(image, severity, noise.other(0));
    MoveField down = field(image, severity, noise.other(1));
    float[] moveX = new float[image.width()];
    float[] moveY = new float[image.width()];
    ByteBuffer out = memory.picture(image);
    byte[] row = new byte[Image.CHANNELS * image.width()];
    MovedPixels pixels = new MovedPixels(image, memory);
    for (int y = 0; y < image.height(); y++) {
      right.row(y, moveX);
      down.row(y, moveY);
      for (int x = 0; x < image.width(); x++) {
        pixels.read(x, moveX[x], y, moveY[x]);
        pixels.write(row, Image.CHANNELS * x);
      }
      out.put(row);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }

  /** One field of moves, in pixels. */
  static MoveField field(Image image, int severity, NoiseField noise) {
    double limit = image.height() * 0.005 * AMPLITUDE[severity - 1];
    return new MoveField(image, noise, limit);
  }
}
