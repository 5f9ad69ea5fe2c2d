package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Drops of water on the protective glass.
 *
 * <p>Cause in the field: wash-down, coolant, rain on an outdoor housing. Model: every drop is a
 * small wide-angle lens out of focus, which shows the scene upside down and smaller: a place in the
 * drop shows the blurred picture (blocks of about a hundredth of the shorter side) on the other
 * side of the drop's middle, twice as far in the middle and five times at the rim; towards the rim
 * it darkens, and a small highlight stands where a lamp from the upper left is mirrored; in linear
 * light. Drops are laid one after the other without overlap, so that more share means the same
 * drops and more. Strength: share of the picture's area that drops cover, in [0, 40] %; 0 changes
 * nothing; severity 1..5 is 2, 5, 10, 18, 30 %. Parameter: {@code size}, the radius of the largest
 * drops, in [0.5, 20] % of the shorter side, 5 unless said. The stream draws the drops; strengths
 * share them.
 *
 * <p>Source: a model of ours, meant to be plausible, after the ray geometry of Garg and Nayar
 * (2007, IJCV 75, Vision and Rain), in which a drop shows nearly the whole scene upside down.
 * Limits: drops stand still and are round; where drops no longer find room, fewer lie there than
 * asked for, which 40 % does not reach on pictures of more than a few drops.
 *
 * @param settings the size
 */
public record Droplets(Settings settings) implements Perturbation {
  /** Drops of up to 5 % of the shorter side. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("size", "%", 0.5, 20, 5, "greatest radius, of the shorter side"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "area", new StrengthScale.Domain(0, 40, 0), 2, 5, 10, 18, 30);
  private static final int TRIES = 20_000;

  /** Drops of up to 5 % of the shorter side. */
  public Droplets() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "droplets";
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
    double left = SCALE.check(name(), strength) / 100 * image.width() * image.height();
    int shorter = Math.min(image.width(), image.height());
    double size = Math.max(1, settings.value("size") / 100 * shorter);
    CoarseLight scene = new CoarseLight(image, Math.max(1, shorter / 100), 1);
    ByteBuffer out = memory.picture(image).put(image.rgb()).rewind();
    List<Drop> drops = new ArrayList<>();
    for (int i = 0; i < TRIES && left > 0; i++) {
      Drop drop = Drop.draw(image, random, size);
      if (drops.stream().noneMatch(drop::touches)) {
        drops.add(drop);
        double area = drop.area();
        drop.lay(out, image, scene, (float) Math.min(1, left / area));
        left -= area;
      }
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out));
  }

  /** A round drop; pixels. */
  private record Drop(double x, double y, double radius) {
    static Drop draw(Image image, RandomGenerator random, double size) {
      double x = image.width() * random.nextDouble();
      double y = image.height() * random.nextDouble();
      double u = random.nextDouble();
      return new Drop(x, y, Math.max(1, size * (0.2 + 0.8 * u * u)));
    }

    double area() {
      return Math.PI * radius * radius;
    }

    boolean touches(Drop other) {
      double dx = x - other.x;
      double dy = y - other.y;
      double least = radius + other.radius;
      return dx * dx + dy * dy < least * least;
    }

    void lay(ByteBuffer out, Image image, CoarseLight scene, float opacity) {
      int fromX = Math.max(0, (int) (x - radius));
      int toX = Math.min(image.width(), (int) (x + radius) + 1);
      int fromY = Math.max(0, (int) (y - radius));
      int toY = Math.min(image.height(), (int) (y + radius) + 1);
      float[] light = new float[Image.CHANNELS];
      for (int atY = fromY; atY < toY; atY++) {
        for (int atX = fromX; atX < toX; atX++) {
          double dx = atX + 0.5 - x;
          double dy = atY + 0.5 - y;
          double q = (dx * dx + dy * dy) / (radius * radius);
          if (q < 1) {
            refract(scene, dx, dy, light);
            // The edge takes a tenth of the radius.
            float share = opacity * (float) Math.min(1, 5 * (1 - q));
            mix(out, Image.CHANNELS * (atY * image.width() + atX), light, share);
          }
        }
      }
    }

    /** What the drop shows at an offset from its middle. */
    private void refract(CoarseLight scene, double dx, double dy, float[] light) {
      double q = (dx * dx + dy * dy) / (radius * radius);
      double reach = 2 + 3 * q;
      scene.at(x - reach * dx, y - reach * dy, light);
      double rim = 1 - 0.7 * q * q * q;
      double hx = dx / radius + 0.35;
      double hy = dy / radius + 0.4;
      double highlight = Math.max(0, 1 - (hx * hx + hy * hy) / 0.03);
      for (int c = 0; c < light.length; c++) {
        light[c] = (float) Math.min(1, rim * light[c] + 0.8 * highlight);
      }
    }

    private static void mix(ByteBuffer out, int at, float[] light, float share) {
      for (int c = 0; c < Image.CHANNELS; c++) {
        double clean = LinearLight.ofSample(out.get(at + c) & 0xff);
        out.put(at + c, LinearLight.toSample(clean + share * (light[c] - clean)));
      }
    }
  }
}
