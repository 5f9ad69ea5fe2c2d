package org.cvready.perturb.optics;

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
 * Dirt on the lens: large, soft, dark stains.
 *
 * <p>Cause in the field: oil mist, splashed coolant, fingerprints, flour or mud on the front lens.
 * Model: stains of random outline that are far out of focus; in linear light each takes a share of
 * the light behind it and gives back a dim brownish grey, as lit dirt does. Stains are laid one
 * after the other, so that more share means the same stains and more; they may overlap, which their
 * number allows for. Strength: share of the picture's area that stains cover, in [0, 60] %; 0
 * changes nothing; severity 1..5 is 3, 8, 15, 25, 40 %. Parameters: {@code opacity}, the light that
 * a stain takes, in [5, 100] %, 60 unless said; {@code size}, the radius of the largest stains, in
 * [1, 30] % of the shorter side, 9 unless said. The stream draws the stains; strengths share them.
 *
 * <p>Source: a model of ours, meant to be plausible. Limits: stains darken evenly and do not deform
 * what is behind them; their edges show no rings.
 *
 * @param settings opacity and size
 */
public record LensDirt(Settings settings) implements Perturbation {
  /** Stains of up to 9 % of the shorter side that take 60 % of the light. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("opacity", "%", 5, 100, 60, "light that a stain takes"),
          new Parameter("size", "%", 1, 30, 9, "greatest radius, of the shorter side"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "area", new StrengthScale.Domain(0, 60, 0), 3, 8, 15, 25, 40);
  private static final int LOBES = 5;
  private static final double SOFTNESS = 0.9;

  /** Stains of up to 9 % of the shorter side that take 60 % of the light. */
  public LensDirt() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "lens_dirt";
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
    double share = SCALE.check(name(), strength) / 100;
    double size = settings.value("size") / 100 * Math.min(image.width(), image.height());
    Cover cover =
        Scattered.over(
            image,
            share,
            settings.value("opacity") / 100,
            () -> {
              double radius = size * (0.3 + 0.7 * random.nextDouble());
              return Blot.draw(image, random, radius, LOBES, SOFTNESS);
            });
    return Perturbed.inPlace(cover.before(image, memory, 0.030, 0.025, 0.018));
  }
}
