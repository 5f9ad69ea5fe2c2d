package org.cvready.perturb.glare;

import java.util.random.RandomGenerator;
import org.cvready.perturb.LightRows;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Light that lens and protective glass scatter over the whole picture.
 *
 * <p>Cause in the field: a dusty, greasy or scratched front glass, an uncoated or cheap lens, a
 * lamp that shines into the lens. Model: of every point's linear light the share s is taken and
 * spread by a glare spread function (1 + r² / R²)<sup>-1.5</sup> that reaches over the picture;
 * beyond the edge the scene is taken to go on alike, so an even field stays as it is and black in
 * the middle of a large white field gets s of white. Strength: s, the share of mean radiance that
 * is scattered, in [0, 80] %; 0 changes nothing; severity 1..5 is 4, 10, 20, 35, 55 %. Parameter:
 * {@code reach} R in [5, 500] % of the diagonal; towards 500 the veil is the same everywhere.
 * Source: ISO 9358 defines the veiling glare index as just this ratio of light in a black patch to
 * that of its bright surround, and the glare spread function; clean camera lenses measure a few per
 * cent. Limits: light sources outside the picture are not known; the veil has the resolution of a
 * grid of at most 24 cells a side; clipped highlights scatter less here than they did in the scene.
 * Not random.
 */
public record VeilingGlare(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("reach", "%", 5, 500, 25, "of the scatter, % of the diagonal"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "scattered", new StrengthScale.Domain(0, 80, 0), 4, 10, 20, 35, 55);

  /** A veil that is denser near bright places. */
  public VeilingGlare() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "veiling_glare";
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
    float kept = 1 - share;
    LightGrid veil = LightGrid.of(image).spread(settings.value("reach") / 100);
    float[] row = new float[Image.CHANNELS * image.width()];
    return LightRows.change(
        image,
        memory,
        (light, y) -> {
          veil.fill(row, y);
          for (int i = 0; i < light.length; i++) {
            light[i] = kept * light[i] + share * row[i];
          }
        });
  }
}
