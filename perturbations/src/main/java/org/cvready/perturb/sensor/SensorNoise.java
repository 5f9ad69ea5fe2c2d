package org.cvready.perturb.sensor;

import java.util.random.RandomGenerator;
import org.cvready.perturb.LightRows;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Shot and read noise of a sensor at a gain.
 *
 * <p>Cause in the field: too little light or too short an exposure, made up for by gain. Model: in
 * linear light, white is {@code full_well_e / 10^(gain / 20)} electrons; each sample holds a
 * Poisson number of electrons and a normal reading error of {@code read_noise_e}, and goes back to
 * 8 bits. So the variance in electrons is the signal plus the square of the read noise. Strength:
 * the gain in [0, 48] dB; no gain is free of noise, so there is no neutral value; severity 1..5 is
 * 12, 20, 28, 36, 44 dB, which leaves 2512, 1000, 398, 158, 63 electrons of a full well of 10 000.
 * Strengths share one field of normal numbers.
 *
 * <p>Source: EMVA Standard 1288, release 4.0, noise model. Limits: the clean picture counts as free
 * of noise; the brightness is that of the clean picture, as with automatic gain; each colour has
 * noise of its own, without the blotches of demosaicing: follow with {@code demosaicing} for those.
 * The Poisson number is drawn with the right mean, variance and skewness, not as whole electrons.
 *
 * @param settings {@code full_well_e}, {@code read_noise_e}
 */
public record SensorNoise(Settings settings) implements Perturbation {
  /** An industrial CMOS sensor: 10 000 electrons, 5 of read noise. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter(
              "full_well_e", "electrons", 100, 1e6, 10_000, "electrons of a white pixel at 0 dB"),
          new Parameter(
              "read_noise_e", "electrons", 0.1, 1000, 5, "standard deviation of reading a pixel"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "dB",
          "gain",
          new StrengthScale.Domain(0, 48, Double.NEGATIVE_INFINITY),
          12,
          20,
          28,
          36,
          44);

  /** With the standard settings. */
  public SensorNoise() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "sensor_noise";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.SENSOR;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double gain = StrictMath.pow(10, SCALE.check(name(), strength) / 20);
    ElectronNoise noise =
        new ElectronNoise(
            (float) (settings.value("full_well_e") / gain), (float) settings.value("read_noise_e"));
    NoiseField field = NoiseField.of(random);
    float[] normals = new float[Image.CHANNELS * image.width()];
    return LightRows.change(
        image,
        memory,
        (light, y) -> {
          field.normals(y * normals.length, normals, normals.length);
          noise.add(light, normals);
        });
  }
}
