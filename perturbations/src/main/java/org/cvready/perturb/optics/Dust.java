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
 * Dust close to the sensor: many small dark spots.
 *
 * <p>Cause in the field: grains on the sensor's cover glass or the rear lens after a lens change,
 * abrasion on the protective window. Model: small spots, slightly out of focus; in linear light
 * each takes a share of the light behind it. Spots are laid one after the other, so that more share
 * means the same spots and more; they may overlap, which their number allows for. Strength: share
 * of the picture's area that spots cover, in [0, 20] %; 0 changes nothing; severity 1..5 is 0.2,
 * 0.5, 1, 2.5, 6 %. Parameters: {@code opacity}, the light that a spot takes, in [5, 100] %, 65
 * unless said; {@code size}, the radius of the largest spots, in [0.2, 10] % of the shorter side,
 * 1.2 unless said, at least 0.7 px. The stream draws the spots; strengths share them.
 *
 * <p>Source: a model of ours, meant to be plausible: the shadow of a grain is as large as the cone
 * of light that it stands in. Limits: grains only, no fibres.
 *
 * @param settings opacity and size
 */
public record Dust(Settings settings) implements Perturbation {
  /** Spots of up to 1.2 % of the shorter side that take 65 % of the light. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("opacity", "%", 5, 100, 65, "light that a spot takes"),
          new Parameter("size", "%", 0.2, 10, 1.2, "greatest radius, of the shorter side"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "area", new StrengthScale.Domain(0, 20, 0), 0.2, 0.5, 1, 2.5, 6);
  private static final double LEAST_RADIUS = 0.7;
  private static final double SOFTNESS = 0.5;

  /** Spots of up to 1.2 % of the shorter side that take 65 % of the light. */
  public Dust() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "dust";
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
              double u = random.nextDouble();
              // Small grains are the most.
              double radius = Math.max(LEAST_RADIUS, size * (0.25 + 0.75 * u * u));
              return Blot.draw(image, random, radius, 2, SOFTNESS);
            });
    return Perturbed.inPlace(cover.before(image, memory, 0, 0, 0));
  }
}
