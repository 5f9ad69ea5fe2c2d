package org.cvready.perturb.optics;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A camera that shakes while the shutter is open.
 *
 * <p>Cause in the field: a press or compressor on the same frame, a mast in the wind, a hand-held
 * camera. Model: in linear light, the mean over a random smooth path of the picture, a sum of three
 * swings each across and down (of 1, 2 and 3 times a base frequency of 0.5 to 1 half-periods in the
 * exposure, amplitudes falling as 1, 1/2, 1/3), around its mean place, so that boxes stay; beyond
 * the edge the edge repeats. Strength: how far the path strays from its mean place, in [0, 20] px;
 * 0 changes nothing; severity 1..5 is 1, 2, 3.5, 5.5, 8 px. The stream draws the path; strengths
 * share it.
 *
 * <p>Source: a model of ours, meant to be plausible: random curved paths as used for blur of
 * hand-held cameras (Levin et al. 2009, CVPR, recorded such paths). Limits: the whole picture
 * shifts alike, no roll of the camera, no rolling shutter.
 */
public record CameraShake() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "px", "amplitude_px", new StrengthScale.Domain(0, 20, 0), 1, 2, 3.5, 5.5, 8);
  private static final int MOMENTS = 256;
  private static final int SWINGS = 3;

  @Override
  public String name() {
    return "camera_shake";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.OPTICS;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double amplitude = SCALE.check(name(), strength);
    double[] right = swings(random);
    double[] down = swings(random);
    double greatest = 0;
    for (int i = 0; i < MOMENTS; i++) {
      greatest = Math.max(greatest, right[i] * right[i] + down[i] * down[i]);
    }
    double scale = amplitude / Math.sqrt(greatest);
    int reach = (int) Math.ceil(amplitude) + 1;
    LightKernel kernel = new LightKernel(reach, reach);
    for (int i = 0; i < MOMENTS; i++) {
      kernel.addBetween(scale * right[i], scale * down[i], 1);
    }
    return Perturbed.inPlace(LightSpread.apply(image, kernel, memory));
  }

  /** One coordinate of the path, of mean 0. */
  private static double[] swings(RandomGenerator random) {
    double[] path = new double[MOMENTS];
    double base = 0.5 + 0.5 * random.nextDouble();
    double mean = 0;
    for (int k = 1; k <= SWINGS; k++) {
      double size = (0.3 + 0.7 * random.nextDouble()) / k;
      double phase = 2 * StrictMath.PI * random.nextDouble();
      for (int i = 0; i < MOMENTS; i++) {
        double swing = size * StrictMath.sin(StrictMath.PI * k * base * i / MOMENTS + phase);
        path[i] += swing;
        mean += swing / MOMENTS;
      }
    }
    for (int i = 0; i < MOMENTS; i++) {
      path[i] -= mean;
    }
    return path;
  }
}
