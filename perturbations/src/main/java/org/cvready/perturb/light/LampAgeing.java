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
 * An LED lamp that has grown dimmer and yellower.
 *
 * <p>Cause in the field: a white LED loses light over thousands of hours, and its colour shifts as
 * the blue chip fades before the phosphor and plastics yellow; exposure and balance stay as they
 * were set on the first day. Model: light is exp(-a t) of the first day's, with a = ln(1 / 0.7) /
 * L70, so .7 after L70 hours; the colour moves away from that of the blue chip (450 nm) in CIE 1976
 * (u', v') in proportion to the light lost, by the Bradford transform. Strength: hours of use in
 * [0, 200000] h; 0 changes nothing; severity 1..5 is 15000, 30000, 50000, 80000, 120000 h.
 * Parameters: {@code l70_h} in [1000, 500000] h; {@code shift}, distance in (u', v') at L70 hours,
 * in [-0.02, 0.02], below 0 towards blue; {@code lamp_k} in [2700, 10000] K, the new lamp's colour
 * temperature, which the camera is balanced for. Source: ANSI/IES TM-21 for the exponential, with
 * its constant B at 1; ENERGY STAR's limit of .007 for the shift. Limits: real lamps shift in other
 * directions too (ANSI/IES TM-35), brighten in their first hours and fail suddenly. Not random.
 */
public record LampAgeing(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter(
              "l70_h", "h", 1000, 500_000, 50_000, "hours until 70 % of the light is left"),
          new Parameter("shift", "", -0.02, 0.02, 0.007, "colour shift in u'v' by then"),
          new Parameter("lamp_k", "K", 2700, 10_000, 5000, "colour temperature when new"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "h",
          "hours",
          new StrengthScale.Domain(0, 200_000, 0),
          15_000,
          30_000,
          50_000,
          80_000,
          120_000);

  /** CIE 1931 (x, y) = (0.1566, 0.0177) at 450 nm, as (u, v). */
  private static final Chromaticity BLUE_CHIP = new Chromaticity(0.2161, 0.0366);

  /** A common lamp rated for 50,000 hours. */
  public LampAgeing() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "lamp_ageing";
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
    double lives = SCALE.check(name(), strength) / settings.value("l70_h");
    double left = StrictMath.pow(0.7, lives);
    double shift = settings.value("shift") * (1 - left) / (1 - 0.7);
    Chromaticity fresh = Chromaticity.ofBlackBody(settings.value("lamp_k"));
    return new LightColour(fresh, fresh.awayFrom(BLUE_CHIP, shift), left).change(image, memory);
  }
}
