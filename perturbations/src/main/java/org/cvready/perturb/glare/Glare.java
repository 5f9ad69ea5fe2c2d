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
 * A specular reflection that blinds part of the picture.
 *
 * <p>Cause in the field: a lamp or the sun mirrored by metal, glass, oil or a wet surface. Model:
 * light is added, in linear light, and clips at white. It falls off from one elliptical hot spot,
 * {@code (1 + q)^-4} for the spot itself and a share of {@code (1 + q / bloom²)^-1.5} for the bloom
 * that lens and sensor scatter around it, where q is the squared distance in half-axes of the spot.
 * The stream draws where the spot lies, how large, how long and at which angle.
 *
 * <p>Strength: the light at the middle of the spot in stops above white, in [-6, 8] EV; severity
 * 1..5 is -1, 0, 1, 2, 3 EV, that is .5, 1, 2, 4, 8 times white. All strengths share one spot, so
 * the blinded area grows around one place. Parameters: {@code area}, the spot's mean area in [0.01,
 * 50] % of the picture (one spot has .35 to 2 times that); {@code bloom}, how many times the bloom
 * is wider than the spot, in [1, 100]; {@code bloom_share}, its share of the light at the middle,
 * in [0, 100] %.
 *
 * <p>Source: this is a model of ours, meant to be plausible; the shape is a Moffat profile as used
 * for point spread (Moffat 1969, Astronomy and Astrophysics 3, 455). Limits: one white spot; no
 * streaks, ghosts or colour, and the spot does not follow the surface that mirrors.
 */
public record Glare(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("area", "%", 0.01, 50, 1.7, "mean area of the hot spot, % of the picture"),
          new Parameter("bloom", "x", 1, 100, 4, "width of the bloom in widths of the spot"),
          new Parameter("bloom_share", "%", 0, 100, 15, "bloom's share of the light"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "EV",
          "peak_ev",
          new StrengthScale.Domain(-6, 8, Double.NEGATIVE_INFINITY),
          -1,
          0,
          1,
          2,
          3);
  private static final double GREATEST_ASPECT = 4;

  /** A spot of 1.7 % of the picture, with a bloom of four times its width. */
  public Glare() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "glare";
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
    double peak = StrictMath.pow(2, SCALE.check(name(), strength));
    double share = settings.value("bloom_share") / 100;
    Spot spot = Spot.draw(image, settings.value("area") / 100, random);
    float core = (float) (peak * (1 - share));
    float halo = (float) (peak * share);
    float perBloom = (float) (1 / (settings.value("bloom") * settings.value("bloom")));
    float perLength = (float) (1 / spot.halfLength);
    float perWidth = (float) (1 / spot.halfWidth);
    float[] along = new float[image.width()];
    float[] across = new float[image.width()];
    return LightRows.add(
        image,
        memory,
        (light, y) -> {
          spot.placement.ofRow(y, along, across);
          for (int x = 0; x < light.length; x++) {
            float a = along[x] * perLength;
            float b = across[x] * perWidth;
            float q = a * a + b * b;
            // Only +, *, / and the square root, which every processor rounds alike.
            float near = (1 + q) * (1 + q);
            float far = 1 + q * perBloom;
            light[x] = core / (near * near) + halo / (far * (float) Math.sqrt(far));
          }
        });
  }

  /** An ellipse. */
  private record Spot(Placement placement, double halfLength, double halfWidth) {
    static Spot draw(Image image, double area, RandomGenerator random) {
      double x = image.width() * (0.1 + 0.8 * random.nextDouble());
      double y = image.height() * (0.1 + 0.8 * random.nextDouble());
      double mean = Math.sqrt(area / StrictMath.PI * image.width() * image.height());
      double radius = mean * (0.59 + 0.82 * random.nextDouble());
      double stretch = Math.sqrt(1 + (GREATEST_ASPECT - 1) * random.nextDouble());
      double angle = StrictMath.PI * random.nextDouble();
      return new Spot(Placement.at(x, y, angle), radius * stretch, radius / stretch);
    }
  }
}
