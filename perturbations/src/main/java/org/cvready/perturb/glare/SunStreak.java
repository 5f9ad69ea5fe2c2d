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
import org.cvready.perturb.light.Placement;
import org.cvready.vision.Image;

/**
 * A streak of direct sunlight across the scene.
 *
 * <p>Cause in the field: sun through a roof light, window or gate, which wanders over the line
 * during the day. Model: inside a slanted band the scene gets more light, so linear light is scaled
 * by 2<sup>EV</sup> there and clips at white; the band has the shadow of one glazing bar along its
 * middle, and penumbras as wide as the sun's disc of half a degree makes them. The stream draws
 * place and slant. Strength: how much brighter the sunlit band is, in [0, 8] EV; 0 changes nothing;
 * severity 1..5 is 0.7, 1.3, 2, 3, 4.5 EV. Parameters: {@code width} of the band in [1, 100] % and
 * {@code edge}, the penumbra's width, in [0, 20] %, both of the shorter side. Source: direct sun
 * gives up to 100,000 lx, EN 12464-1 asks 500 to 1,000 lx of indoor work places, which is up to 7
 * stops. Limits: the sun's light is taken as white; shadows and gloss do not turn towards it.
 */
public record SunStreak(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("width", "%", 1, 100, 40, "of the streak, % of the shorter side"),
          new Parameter("edge", "%", 0, 20, 2.5, "penumbra, % of the shorter side"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "EV", "sun_ev", new StrengthScale.Domain(0, 8, 0), 0.7, 1.3, 2, 3, 4.5);

  /** The glazing bar's half width in half widths of the streak. */
  private static final float BAR = 0.07f;

  /** A window's light. */
  public SunStreak() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "sun_streak";
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
    float more = (float) (StrictMath.pow(2, SCALE.check(name(), strength)) - 1);
    Placement middle =
        Placement.at(
            image.width() * (0.25 + 0.5 * random.nextDouble()),
            image.height() * (0.25 + 0.5 * random.nextDouble()),
            StrictMath.PI * (0.1 + 0.8 * random.nextDouble()));
    double side = Math.min(image.width(), image.height());
    float half = (float) (side * settings.value("width") / 200);
    float perPixel = (float) (1 / Math.max(1, side * settings.value("edge") / 100));
    float[] along = new float[image.width()];
    float[] across = new float[image.width()];
    return LightRows.scale(
        image,
        memory,
        (gain, y) -> {
          middle.ofRow(y, along, across);
          for (int x = 0; x < gain.length; x++) {
            float off = Math.abs(across[x]);
            float lit = Placement.softEdge((half - off) * perPixel);
            float past = Placement.softEdge((off - BAR * half) * perPixel);
            gain[x] = 1 + more * lit * past;
          }
        });
  }
}
