package org.cvready.perturb.light;

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
 * The shadow of something that reaches between the lamp and the part.
 *
 * <p>Cause in the field: a robot's arm, a cable, a guard rail or a person in the light. Model: a
 * bar with a blunt end reaches into the picture; under it the linear light is 1 - s of what it was,
 * with a penumbra whose light rises smoothly over the edge. The stream draws where the bar ends and
 * from which side it comes. Strength: depth s, the share of light taken away, in [0, 100] %; 0
 * changes nothing; severity 1..5 is 30, 50, 65, 80, 92 %. Parameters: {@code width} of the bar in
 * [1, 100] % and {@code edge}, the width of the penumbra, in [0, 50] %, both of the shorter side.
 * Source: a model of ours; a lamp of diameter d, held off by a from the part, behind a thing at b
 * above it, makes a penumbra of d b / (a - b). Limits: flat ground, one lamp, no colour; light that
 * other lamps leave in the shadow is what 1 - s means.
 */
public record CastShadow(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("width", "%", 1, 100, 35, "of the shadow, % of the shorter side"),
          new Parameter("edge", "%", 0, 50, 6, "penumbra, % of the shorter side"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "depth", new StrengthScale.Domain(0, 100, 0), 30, 50, 65, 80, 92);

  /** An arm's shadow with a moderately soft edge. */
  public CastShadow() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "cast_shadow";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.SCENE;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    float depth = (float) (SCALE.check(name(), strength) / 100);
    Placement end = end(image, random);
    double side = Math.min(image.width(), image.height());
    float half = (float) (side * settings.value("width") / 200);
    float perPixel = (float) (1 / Math.max(1, side * settings.value("edge") / 100));
    float[] along = new float[image.width()];
    float[] across = new float[image.width()];
    return LightRows.scale(
        image,
        memory,
        (gain, y) -> {
          end.ofRow(y, along, across);
          for (int x = 0; x < gain.length; x++) {
            // Corners of the bar are rounded, as half its width in radius.
            float beyond = Math.max(0f, half - along[x]);
            float distance = (float) Math.sqrt(beyond * beyond + across[x] * across[x]);
            gain[x] = 1 - depth * Placement.softEdge((half - distance) * perPixel);
          }
        });
  }

  /** Where the bar ends: beyond the middle half of the picture, which it so reaches over. */
  private static Placement end(Image image, RandomGenerator random) {
    double x = image.width() * (0.25 + 0.5 * random.nextDouble());
    double y = image.height() * (0.25 + 0.5 * random.nextDouble());
    double angle = 2 * StrictMath.PI * random.nextDouble();
    double beyond = 0.3 * Math.min(image.width(), image.height());
    return Placement.at(
        x - beyond * StrictMath.cos(angle), y - beyond * StrictMath.sin(angle), angle);
  }
}
