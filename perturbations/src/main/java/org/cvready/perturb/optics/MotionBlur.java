package org.cvready.perturb.optics;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Smear along one direction.
 *
 * <p>Cause in the field: a part or belt that moves while the shutter is open, a camera that
 * vibrates. Model: a weighted sum of the picture moved by 0, 1, 2, ... pixels along a line, weights
 * falling as one side of a Gaussian; beyond the edge the edge repeats. Strength: severity 1..5, of
 * 21, 31, 31, 31, 41 positions with standard deviation 3, 5, 8, 12, 15 pixels. The stream draws the
 * angle; severities share it.
 *
 * <p>Source: imagecorruptions 1.1.2, after Hendrycks and Dietterich (2019). Published results
 * contain its flaws, so this does too: the weights are one-sided, so objects also shift by a few
 * pixels while their boxes stay; samples are truncated rather than rounded, which darkens by half a
 * level; on a picture that is smaller than the smear, weights that fall outside are left out
 * without scaling the others up, which darkens it.
 *
 * @param leastAngle least angle of the smear against the horizontal, degrees in [-180, 180]
 * @param greatestAngle greatest angle, degrees, at least {@code leastAngle}
 */
public record MotionBlur(double leastAngle, double greatestAngle) implements Perturbation {
  private static final int[] RADIUS = {10, 15, 15, 15, 20};
  private static final double[] DEVIATION = {3, 5, 8, 12, 15};

  /** Checks the angles. */
  public MotionBlur {
    if (!(leastAngle >= -180 && leastAngle <= greatestAngle && greatestAngle <= 180)) {
      throw new IllegalArgumentException(
          "angles of motion_blur must have -180 <= least <= greatest <= 180, got [%s, %s]"
              .formatted(leastAngle, greatestAngle));
    }
  }

  /** Smear within 45 degrees of the horizontal, as the reference has it. */
  public MotionBlur() {
    this(-45, 45);
  }

  @Override
  public String name() {
    return "motion_blur";
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
    double angle = leastAngle + (greatestAngle - leastAngle) * random.nextDouble();
    return Perturbed.inPlace(new Smear(image, memory, taps(severity, angle, image)).run());
  }

  private static List<Smear.Tap> taps(int severity, double angle, Image image) {
    int count = 2 * RADIUS[severity - 1] + 1;
    double[] weight = weights(count, DEVIATION[severity - 1]);
    double sin = count * StrictMath.sin(StrictMath.toRadians(angle));
    double cos = count * StrictMath.cos(StrictMath.toRadians(angle));
    double length = StrictMath.hypot(sin, cos);
    List<Smear.Tap> taps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int down = (int) StrictMath.ceil(i * sin / length - 0.5);
      int right = (int) StrictMath.ceil(i * cos / length - 0.5);
      if (Math.abs(down) >= image.height() || Math.abs(right) >= image.width()) {
        break;
      }
      taps.add(new Smear.Tap(down, right, weight[i]));
    }
    return taps;
  }

  private static double[] weights(int count, double deviation) {
    double[] weight = new double[count];
    for (int i = 0; i < count; i++) {
      // The factor cancels below but for its rounding, which the reference has too.
      double density = StrictMath.exp(-i * i / (2 * deviation * deviation));
      weight[i] = density / (StrictMath.sqrt(2 * StrictMath.PI) * deviation);
    }
    double total = NumpySums.sum(weight);
    for (int i = 0; i < count; i++) {
      weight[i] /= total;
    }
    return weight;
  }
}
