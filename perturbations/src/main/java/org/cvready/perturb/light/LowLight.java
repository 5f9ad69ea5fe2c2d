package org.cvready.perturb.light;

import java.util.random.RandomGenerator;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A picture made of few photons.
 *
 * <p>Cause in the field: too little light for the shutter time, which automatic gain evens out: the
 * picture is as bright as before, but grainy. Model: a sample whose linear light is L collects L N
 * electrons on average, N at white; their number scatters with variance L N (shot noise) and the
 * electronics add a normal number of read noise; the sum over N is the new light. Shot noise is a
 * normal number with the Poisson distribution's variance and skew (Cornish and Fisher's first
 * term). Strength: electrons at white N in [4, 100000] e; clean is infinitely many, fewer are
 * grainier; severity 1..5 is 2000, 500, 150, 50, 15 e. Parameter: {@code read_noise} in [0, 100] e
 * rms. Source: the linear camera model of EMVA Standard 1288. Limits: below about 10 electrons the
 * steps between whole ones, which a camera shows, are smoothed over; channels and pixels are
 * independent, so a grey picture gets coloured grain, and a colour sensor's interpolation, which
 * makes grain coarser, is left out.
 */
public record LowLight(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("read_noise", "e", 0, 100, 2.5, "of the electronics, electrons rms"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "e",
          "electrons",
          new StrengthScale.Domain(4, 100_000, Double.POSITIVE_INFINITY),
          2000,
          500,
          150,
          50,
          15);

  /** An ordinary industrial camera. */
  public LowLight() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "low_light";
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
    Grain grain = Grain.of(SCALE.check(name(), strength), settings.value("read_noise"));
    NoiseField field = NoiseField.of(random);
    float[] light = new float[Image.CHANNELS * image.width()];
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          field.normals(y * row.length, light, row.length);
          for (int i = 0; i < row.length; i++) {
            int sample = row[i] & 0xff;
            float z = light[i];
            light[i] = grain.base[sample] + z * (grain.spread[sample] + z * grain.skew[sample]);
          }
          LinearLight.toSamples(light, row);
        });
  }

  /** By sample: light is base + spread z + skew z² for a standard normal number z. */
  private static final class Grain {
    private final float[] base = new float[256];
    private final float[] spread = new float[256];
    private final float[] skew = new float[256];

    static Grain of(double electronsAtWhite, double readNoise) {
      Grain grain = new Grain();
      for (int i = 0; i < 256; i++) {
        double electrons = electronsAtWhite * LinearLight.ofSample(i);
        double variance = electrons + readNoise * readNoise;
        double skew = variance == 0 ? 0 : electrons / (6 * variance);
        grain.base[i] = (float) ((electrons - skew) / electronsAtWhite);
        grain.spread[i] = (float) (Math.sqrt(variance) / electronsAtWhite);
        grain.skew[i] = (float) (skew / electronsAtWhite);
      }
      return grain;
    }
  }
}
