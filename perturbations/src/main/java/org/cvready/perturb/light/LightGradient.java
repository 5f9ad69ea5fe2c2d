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
 * Light that falls off from one side of the picture to the other.
 *
 * <p>Cause in the field: one of two lamps has failed, a lamp or diffuser was knocked out of place,
 * a door or window lights one side. Model: the gain in linear light falls evenly from 1 on the lit
 * side to 1 - s on the far side. Strength: light lost on the far side, s in [0, 100] %; 0 changes
 * nothing; severity 1..5 is 25, 45, 65, 80, 92 %. Parameter: {@code direction} the light travels
 * in, degrees in [-180, 180]: 0 to the right, 90 downwards, so the lit side is left or top. Source:
 * a first-order model of illuminance over a small field; EN 12464-1 states the uniformity, least
 * over mean, which here is (1 - s) / (1 - s / 2). Limits: a lamp close by falls off by the square
 * of its distance, and its direction moves highlights and shadows, which a picture cannot undo. Not
 * random.
 */
public record LightGradient(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter(
              "direction", "degrees", -180, 180, 0, "light travels right at 0, down at 90"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "far_loss", new StrengthScale.Domain(0, 100, 0), 25, 45, 65, 80, 92);

  /** Lit from the left. */
  public LightGradient() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "light_gradient";
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
    double loss = SCALE.check(name(), strength) / 100;
    double angle = StrictMath.toRadians(settings.value("direction"));
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double extent = Math.abs(cos) * image.width() + Math.abs(sin) * image.height();
    double stepX = loss * cos / extent;
    double stepY = loss * sin / extent;
    double middle = 1 - loss / 2;
    return LightRows.scale(
        image,
        memory,
        (gain, y) -> {
          double down = y + 0.5 - image.height() / 2.0;
          float start = (float) (middle - stepY * down - stepX * (0.5 - image.width() / 2.0));
          float step = (float) stepX;
          for (int x = 0; x < gain.length; x++) {
            gain[x] = start - step * x;
          }
        });
  }
}
