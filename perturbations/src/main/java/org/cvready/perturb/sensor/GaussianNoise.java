package org.cvready.perturb.sensor;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.NormalDraws;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.vision.Image;

/**
 * Noise of equal strength everywhere, as electronics add in low light.
 *
 * <p>Cause in the field: high gain on a dark scene, a hot or poorly shielded camera. Model: every
 * sample, as a share of 255, gets an independent normal number, is clipped to [0, 1] and scaled
 * back. Strength: severity 1..5, standard deviation .08, .12, .18, .26, .38. Severities share one
 * field of normal numbers.
 *
 * <p>Source: Hendrycks and Dietterich (2019), "Benchmarking Neural Network Robustness to Common
 * Corruptions and Perturbations", as imagecorruptions 1.1.2 computes it. Published results contain
 * its flaws, so this does too: samples are truncated rather than rounded, which darkens by half a
 * level; the noise is added to encoded samples, not to light; it differs between the channels of a
 * grey picture.
 */
public record GaussianNoise() implements Perturbation {
  private static final double[] DEVIATION = {0.08, 0.12, 0.18, 0.26, 0.38};
  private static final double[] SHARE = shares();

  private static byte truncated(double share) {
    if (share <= 0) {
      return 0;
    }
    return (byte) (share >= 1 ? 255 : (int) (share * 255));
  }

  private static double[] shares() {
    double[] shares = new double[256];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = i / 255.0;
    }
    return shares;
  }

  @Override
  public String name() {
    return "gaussian_noise";
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
  public Perturbed apply(Image image, double strength, RandomGenerator random) {
    double deviation = DEVIATION[(int) scale().check(name(), strength) - 1];
    ByteBuffer in = image.rgb();
    ByteBuffer out = Image.newBuffer(image.width(), image.height());
    byte[] row = new byte[Image.CHANNELS * image.width()];
    for (int y = 0; y < image.height(); y++) {
      in.get(row);
      for (int i = 0; i < row.length; i++) {
        double noisy = SHARE[row[i] & 0xff] + deviation * NormalDraws.next(random);
        row[i] = truncated(noisy);
      }
      out.put(row);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }
}
