package org.cvready.perturb.light;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
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
 * <p>Strength: severity 1..5; the light at the middle of the spot is .5, 1, 2, 4, 8 times white,
 * that is one EV a step. Severities share one spot, so the blinded area grows around one place.
 *
 * <p>Source: this is a model of ours, meant to be plausible; the shape is a Moffat profile as used
 * for point spread (Moffat 1969, Astronomy and Astrophysics 3, 455). Limits: one white spot; no
 * streaks, ghosts or colour, and the spot does not follow the surface that mirrors.
 *
 * @param leastRadius least half-axis of the spot, as a share of the shorter side, above 0
 * @param greatestRadius greatest half-axis, at least {@code leastRadius}
 * @param bloom how many times the bloom is wider than the spot, at least 1
 * @param bloomShare light of the bloom's middle as a share of the whole, in [0, 1]
 */
public record Glare(double leastRadius, double greatestRadius, double bloom, double bloomShare)
    implements Perturbation {
  private static final double[] PEAK = {0.5, 1, 2, 4, 8};
  private static final double GREATEST_ASPECT = 4;

  /** Checks the parameters. */
  public Glare {
    if (!(leastRadius > 0 && leastRadius <= greatestRadius && greatestRadius <= 1)) {
      throw new IllegalArgumentException(
          "radii of glare must have 0 < least <= greatest <= 1, got [%s, %s]"
              .formatted(leastRadius, greatestRadius));
    }
    if (!(bloom >= 1 && bloom <= 100)) {
      throw new IllegalArgumentException("bloom of glare must be in [1, 100], got " + bloom);
    }
    if (!(bloomShare >= 0 && bloomShare <= 1)) {
      throw new IllegalArgumentException(
          "bloom share of glare must be in [0, 1], got " + bloomShare);
    }
  }

  /** A spot of 5 to 12 % of the shorter side, with a bloom of four times its width. */
  public Glare() {
    this(0.05, 0.12, 4, 0.15);
  }

  @Override
  public String name() {
    return "glare";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.SCENE;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random) {
    double peak = PEAK[(int) scale().check(name(), strength) - 1];
    Spot spot = Spot.draw(this, image, random);
    ByteBuffer in = image.rgb();
    ByteBuffer out = Image.newBuffer(image.width(), image.height());
    byte[] row = new byte[Image.CHANNELS * image.width()];
    for (int y = 0; y < image.height(); y++) {
      in.get(row);
      for (int x = 0; x < image.width(); x++) {
        double light = peak * fallOff(spot.squaredDistance(x + 0.5, y + 0.5));
        for (int i = Image.CHANNELS * x; i < Image.CHANNELS * (x + 1); i++) {
          row[i] = LinearLight.toSample(LinearLight.ofSample(row[i] & 0xff) + light);
        }
      }
      out.put(row);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }

  /** Only +, *, / and the square root, which every processor rounds alike. */
  private double fallOff(double q) {
    double near = 1 + q;
    double far = 1 + q / (bloom * bloom);
    return (1 - bloomShare) / (near * near * near * near) + bloomShare / (far * Math.sqrt(far));
  }

  /** An ellipse: middle in pixels, and the two rows that take an offset to half-axes. */
  private record Spot(double x, double y, double ax, double ay, double bx, double by) {
    static Spot draw(Glare glare, Image image, RandomGenerator random) {
      double x = image.width() * (0.1 + 0.8 * random.nextDouble());
      double y = image.height() * (0.1 + 0.8 * random.nextDouble());
      double range = glare.greatestRadius - glare.leastRadius;
      double share = glare.leastRadius + range * random.nextDouble();
      double aspect = 1 + (GREATEST_ASPECT - 1) * random.nextDouble();
      double angle = StrictMath.PI * random.nextDouble();
      double radius = share * Math.min(image.width(), image.height());
      double stretch = Math.sqrt(aspect);
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      return new Spot(
          x,
          y,
          cos / (radius * stretch),
          sin / (radius * stretch),
          -sin * stretch / radius,
          cos * stretch / radius);
    }

    double squaredDistance(double px, double py) {
      double dx = px - x;
      double dy = py - y;
      double a = ax * dx + ay * dy;
      double b = bx * dx + by * dy;
      return a * a + b * b;
    }
  }
}
