package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.SmoothField;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Fogged glass: haze and blur in patches that grow together.
 *
 * <p>Cause in the field: steam or a wash-down near a cold window, a camera that goes from a cold
 * store into the warm. Model: a film of tiny drops scatters a share s of the light; in linear light
 * a pixel is {@code (1 - s)} of itself and {@code s} of the blurred picture (three box blurs, width
 * about an eighth of the shorter side) to which lamp light of {@code ambient} of white is mixed.
 * The share varies over the glass by a smooth random field f in [0, 1]: {@code s = S (1 + (1 - S)
 * (2 f - 1))}, so patches come first and everything is fogged at last. Strength: S, the mean share
 * of scattered light, in [0, 100] %; 0 changes nothing; severity 1..5 is 15, 30, 45, 60, 80 %.
 * Parameter: {@code ambient} in [0, 100] %, 15 unless said. The stream draws the field; strengths
 * share it.
 *
 * <p>Source: a sharp core and a wide skirt of the point spread are the model of scattering films of
 * Narasimhan and Nayar (2003, CVPR, Shedding Light on the Weather), here with a mixture of two
 * widths; the rest is ours, meant to be plausible. Limits: no single drops and no runs of water,
 * for which there is {@code droplets}.
 *
 * @param settings the lamp light
 */
public record Condensation(Settings settings) implements Perturbation {
  /** With a little lamp light in the haze. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("ambient", "%", 0, 100, 15, "lamp light in the haze, of white"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "scattered", new StrengthScale.Domain(0, 100, 0), 15, 30, 45, 60, 80);
  private static final int BLOCKS = 48;
  private static final int BLUR = 2;

  /** With a little lamp light in the haze. */
  public Condensation() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "condensation";
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
    float share = (float) (SCALE.check(name(), strength) / 100);
    float ambient = (float) (settings.value("ambient") / 100);
    int width = image.width();
    int shorter = Math.min(width, image.height());
    CoarseLight blurred = new CoarseLight(image, Math.max(1, shorter / BLOCKS), BLUR);
    double cell = Math.max(1, shorter / 3.0);
    SmoothField field =
        SmoothField.of(NoiseField.of(random), width, new SmoothField.Scale(cell, 4, 0.5));
    ByteBuffer in = image.rgb();
    ByteBuffer out = memory.picture(width, image.height());
    byte[] row = new byte[Image.CHANNELS * width];
    float[] haze = new float[row.length];
    float[] light = new float[row.length];
    float[] patches = new float[width];
    for (int y = 0; y < image.height(); y++) {
      in.get(row);
      LinearLight.ofSamples(row, light);
      blurred.row(y, haze);
      field.row(y, patches);
      for (int x = 0; x < width; x++) {
        float local = share * (1 + (1 - share) * (2 * patches[x] - 1));
        for (int i = Image.CHANNELS * x; i < Image.CHANNELS * (x + 1); i++) {
          float scattered = haze[i] + ambient * (1 - haze[i]);
          light[i] += local * (scattered - light[i]);
        }
      }
      LinearLight.toSamples(light, row);
      out.put(row);
    }
    return Perturbed.inPlace(Image.wrap(width, image.height(), out.rewind()));
  }
}
