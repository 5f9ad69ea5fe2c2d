package org.cvready.perturb.glare;

import java.util.ArrayList;
import java.util.List;
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
 * A lamp in view whose light is mirrored between the lens's surfaces.
 *
 * <p>Cause in the field: a lamp, welding arc, headlight or low sun in or near the picture. Model:
 * the source itself with its halo and the streaks that the aperture's six blades make, and ghosts:
 * hexagonal images of the aperture on the line from the source through the middle of the picture,
 * tinted by the coatings; all is added in linear light and clips at white. The stream draws the
 * source near the top, and place, size, light and tint of every ghost. Strength: light of the
 * brightest possible ghost in [0, 300] % of white; 0 changes nothing; severity 1..5 is 4, 10, 20,
 * 40, 80 %; the source has 40 times as much at its middle. Parameter: {@code ghosts}, how many, in
 * [0, 24], rounded. Source: two reflections of 0.2 to 1 % each by coated surfaces make a ghost of a
 * few millionths of the source, spread over its area; their arrangement follows Hullin et al.,
 * "Physically-based real-time lens flare rendering", ACM Transactions on Graphics 30 (2011) 108.
 * Limits: no lens design is traced, so ghosts are plausible, not those of one lens; the lamp stands
 * there whatever the scene shows.
 */
public record LensFlare(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(new Parameter("ghosts", "", 0, 24, 7, "how many mirrored images"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "of_white", new StrengthScale.Domain(0, 300, 0), 4, 10, 20, 40, 80);

  /** An ordinary lens. */
  public LensFlare() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "lens_flare";
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
    float peak = (float) (SCALE.check(name(), strength) / 100);
    FlareSource source = FlareSource.draw(image, random);
    List<Ghost> ghosts = new ArrayList<>();
    int count = (int) Math.rint(settings.value("ghosts"));
    for (int i = 0; i < count; i++) {
      ghosts.add(Ghost.draw(image, source, random));
    }
    float[] added = new float[image.width()];
    return LightRows.change(
        image,
        memory,
        (light, y) -> {
          source.fill(added, y);
          for (int x = 0, i = 0; x < added.length; x++, i += Image.CHANNELS) {
            float more = peak * added[x];
            light[i] += more;
            light[i + 1] += more;
            light[i + 2] += more;
          }
          for (Ghost ghost : ghosts) {
            ghost.add(light, y, peak);
          }
        });
  }
}
