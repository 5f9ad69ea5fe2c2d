package org.cvready.perturb.light;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Light of another colour temperature than the camera is balanced for.
 *
 * <p>Cause in the field: lamps replaced by warmer or colder ones, incandescent light or evening sun
 * beside the inspection lamp, daylight through a roof, a fixed white balance. Model: the light
 * moves along the locus of black bodies (Krystek 1985) while the camera keeps its balance; cone
 * responses of the Bradford transform scale by the ratio of the two lights, in linear light, at the
 * same luminance of white. Strength: colour temperature of the light in [1700, 15000] K; the
 * camera's balance changes nothing, lower is redder, higher bluer; severity 1..5 is warmer than the
 * balance by 30, 65, 105, 155 and 215 mired, rounded to 10 K: 5440, 4570, 3860, 3240, 2710 K for
 * 6504 K. Parameter: {@code white_k}, the balance, in [2700, 10000] K. Source: CIE 15:2018 for the
 * quantities, LightColour and Chromaticity for the formulas. Limits: channels clip, so white turns
 * yellowish and loses detail in red; three channels carry no spectrum, so lamps with gaps in theirs
 * look better here than they are. Not random.
 */
public record ColourTemperature(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("white_k", "K", 2700, 10000, 6504, "light the camera is balanced for"));

  private static final double[] MIRED = {30, 65, 105, 155, 215};

  /** A camera balanced for daylight. */
  public ColourTemperature() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "colour_temperature";
  }

  @Override
  public StrengthScale scale() {
    double white = settings.value("white_k");
    double[] severities = new double[MIRED.length];
    for (int i = 0; i < severities.length; i++) {
      severities[i] = 10 * Math.rint(1e5 / (1e6 / white + MIRED[i]));
    }
    return StrengthScale.magnitude(
        "K", "kelvin", new StrengthScale.Domain(1700, 15000, white), severities);
  }

  @Override
  public Stage stage() {
    return Stage.SCENE;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    scale().check(name(), strength);
    return new LightColour(
            Chromaticity.ofBlackBody(settings.value("white_k")),
            Chromaticity.ofBlackBody(strength),
            1)
        .change(image, memory);
  }
}
