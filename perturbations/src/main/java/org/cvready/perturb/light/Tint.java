package org.cvready.perturb.light;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Light that is greener or more magenta than the camera is balanced for.
 *
 * <p>Cause in the field: fluorescent tubes and cheap white LEDs beside the locus of black bodies, a
 * green machine cover or floor that reflects, a tinted window. Model: the light moves at a right
 * angle off the locus, by the distance Duv in CIE 1960 (u, v), while the camera keeps its balance;
 * cone responses of the Bradford transform scale by the ratio of the two lights, at the same
 * luminance of white. Strength: Duv in [-0.0625, 0.0625]; 0 changes nothing, above 0 is green,
 * below magenta; severity 1..5 is 0.006, 0.012, 0.02, 0.03, 0.045. Parameter: {@code white_k}, the
 * colour temperature the camera is balanced for, in [2700, 10000] K. Source: Ohno 2014 for Duv;
 * ANSI C78.377 allows lamps about 0.006 either way, which is severity 1. Limits: as {@code
 * colour_temperature}. Not random.
 */
public record Tint(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD = ColourTemperature.STANDARD;

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "Duv",
          "duv",
          new StrengthScale.Domain(-0.0625, 0.0625, 0),
          0.006,
          0.012,
          0.02,
          0.03,
          0.045);

  /** A camera balanced for daylight. */
  public Tint() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "tint";
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
    SCALE.check(name(), strength);
    double white = settings.value("white_k");
    return new LightColour(
            Chromaticity.ofBlackBody(white), Chromaticity.besideBlackBody(white, strength), 1)
        .change(image, memory);
  }
}
