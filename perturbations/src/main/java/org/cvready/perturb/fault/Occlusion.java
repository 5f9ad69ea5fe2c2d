package org.cvready.perturb.fault;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Opaque patches between the camera and the part.
 *
 * <p>Cause in the field: another part, a hand, a cable, a label or a gripper in the way. Model:
 * rectangles and ellipses of one dull colour each, with sides of half to one and a half times
 * {@code patch_percent} of the picture's shorter side, at places that the stream draws, partly
 * outside of the picture too. They are laid beneath each other until they cover the area; the last
 * is cut so that the area is exact to the pixel. Strength: covered share of the picture in [0, 90]
 * %; 0 changes nothing; severity 1..5 is 5, 10, 20, 35, 50 %. A stronger picture holds the patches
 * of a slighter one. Parameter {@code patch_percent}: mean side of a patch.
 *
 * <p>Boxes stay, also where an object is covered as a whole: such a part cannot be judged, and a
 * model that passes it has missed it. What share of objects is covered so bounds the recall that
 * can be reached.
 *
 * <p>Source: a model of ours, in the manner of random erasing (Zhong et al., 2020). Limits: no
 * shadow, texture or blurred rim.
 *
 * @param settings {@code patch_percent}
 */
public record Occlusion(Settings settings) implements Perturbation {
  /** Patches of a quarter of the shorter side. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter(
              "patch_percent", "%", 1, 100, 25, "mean side of a patch, of the shorter side"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "area", new StrengthScale.Domain(0, 90, 0), 5, 10, 20, 35, 50);
  private static final int N = Image.CHANNELS;

  /** With the standard settings. */
  public Occlusion() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "occlusion";
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
    double share = SCALE.check(name(), strength) / 100;
    double side = settings.value("patch_percent") / 100;
    Cover cover = new Cover(image, memory);
    int left = RandomOrder.count(share, image.width() * image.height());
    while (left > 0) {
      left -= cover.lay(Patch.draw(image, side, random), left);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), cover.out.rewind()));
  }

  /** The picture, and which of its pixels are covered. */
  private static final class Cover {
    private final int width;
    private final int height;
    private final ByteBuffer out;
    private final BitSet covered;

    Cover(Image image, Workspace memory) {
      width = image.width();
      height = image.height();
      out = memory.picture(width, height).put(image.rgb());
      covered = new BitSet(width * height);
    }

    /** Covers at most {@code most} bare pixels, from the top; returns how many. */
    int lay(Patch patch, int most) {
      int laid = 0;
      int bottom = (int) Math.min(height, Math.ceil(patch.y + patch.halfHeight));
      for (int y = (int) Math.max(0, Math.floor(patch.y - patch.halfHeight)); y < bottom; y++) {
        double half = patch.halfWidthAt(y + 0.5);
        int from = (int) Math.max(0, Math.rint(patch.x - half));
        int end = (int) Math.min(width, Math.rint(patch.x + half));
        int at = covered.nextClearBit(y * width + from);
        while (at < y * width + end && laid < most) {
          covered.set(at);
          out.put(N * at, (byte) (patch.colour >> 16));
          out.put(N * at + 1, (byte) (patch.colour >> 8));
          out.put(N * at + 2, (byte) patch.colour);
          laid++;
          at = covered.nextClearBit(at);
        }
      }
      return laid;
    }
  }

  /** A rectangle or an ellipse: middle and half sides in pixels, colour as red, green, blue. */
  private record Patch(
      double x, double y, double halfWidth, double halfHeight, boolean round, int colour) {
    static Patch draw(Image image, double side, RandomGenerator random) {
      double mean = Math.max(1, side * Math.min(image.width(), image.height()));
      double halfWidth = Math.max(0.5, mean * (0.25 + 0.5 * random.nextDouble()));
      double halfHeight = Math.max(0.5, mean * (0.25 + 0.5 * random.nextDouble()));
      double x = image.width() * random.nextDouble();
      double y = image.height() * random.nextDouble();
      boolean round = random.nextDouble() < 0.5;
      double lightness = 30 + 120 * random.nextDouble();
      int colour = 0;
      for (int channel = 0; channel < N; channel++) {
        colour = colour << 8 | (int) (lightness + 40 * random.nextDouble() - 20);
      }
      return new Patch(x, y, halfWidth, halfHeight, round, colour);
    }

    /** Half the width of the patch at a height, at most 0 where there is none. */
    double halfWidthAt(double at) {
      double share = (at - y) / halfHeight;
      if (Math.abs(share) > 1) {
        return 0;
      }
      return round ? halfWidth * Math.sqrt(1 - share * share) : halfWidth;
    }
  }
}
