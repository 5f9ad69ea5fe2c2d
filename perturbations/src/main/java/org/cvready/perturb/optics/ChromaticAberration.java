package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.perturb.camera.CubicWeights;
import org.cvready.vision.Image;

/**
 * Colour fringes: the lens shows red larger than blue.
 *
 * <p>Cause in the field: a simple or wide lens, a lens for visible light used with infrared, a
 * thick protective window seen aslant. Model: lateral chromatic aberration; red grows and blue
 * shrinks about the middle, green stays, resampled with Catmull-Rom weights (Keys 1981) at places
 * of 1/256 pixel; beyond the edge the edge repeats. Boxes stay, since green does. Strength:
 * distance between red and blue at the corners, in [0, 20] px; 0 changes nothing; severity 1..5 is
 * 1, 2, 4, 7, 12 px. Source: geometric optics (Kingslake 1978, Lens Design Fundamentals). Limits:
 * the shift grows in proportion to the distance from the middle; no blur that depends on colour;
 * three colours instead of a spectrum. Not random.
 */
public record ChromaticAberration() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "px", "corner_px", new StrengthScale.Domain(0, 20, 0), 1, 2, 4, 7, 12);
  private static final int[] ROW_WEIGHTS = CubicWeights.summingTo(256);
  private static final int[] COLUMN_WEIGHTS = CubicWeights.summingTo(1024);
  private static final int RED = 0;
  private static final int BLUE = 2;

  @Override
  public String name() {
    return "chromatic_aberration";
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
    double shift = SCALE.check(name(), strength) / 2;
    double corner =
        Math.sqrt((double) image.width() * image.width() + (double) image.height() * image.height())
            / 2;
    // A tiny picture has no room for the shift.
    double share = Math.min(0.5, shift / corner);
    ByteBuffer in = image.rgb();
    ByteBuffer out = memory.picture(image);
    byte[] row = new byte[Image.CHANNELS * image.width()];
    Plane red = new Plane(image, RED, 1 / (1 + share));
    Plane blue = new Plane(image, BLUE, 1 / (1 - share));
    for (int y = 0; y < image.height(); y++) {
      in.get(row);
      red.write(row, y);
      blue.write(row, y);
      out.put(row);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }

  /** One channel, read at places that lie {@code factor} times as far from the middle. */
  private static final class Plane {
    private final ByteBuffer pixels;
    private final int channel;
    private final int height;
    private final int[] columns;
    private final int[] rows;
    private final int[] line;
    private final byte[][] read;

    Plane(Image image, int channel, double factor) {
      this.pixels = image.rgb();
      this.channel = channel;
      this.height = image.height();
      this.columns = places(image.width(), factor);
      this.rows = places(image.height(), factor);
      this.line = new int[image.width()];
      this.read = new byte[4][Image.CHANNELS * image.width()];
    }

    /** In 1/256 pixel from the middle of the first one. */
    private static int[] places(int length, double factor) {
      int[] places = new int[length];
      double middle = length / 2.0;
      for (int i = 0; i < length; i++) {
        double place = middle + (i + 0.5 - middle) * factor - 0.5;
        // Held just outside the picture, where the edge repeats.
        double held = Math.min(Math.max(place, -2), length + 1);
        places[i] = (int) Math.rint(held * 256);
      }
      return places;
    }

    void write(byte[] row, int y) {
      mixRows(rows[y]);
      int width = line.length;
      for (int x = 0; x < width; x++) {
        int at = columns[x] >> 8;
        int weights = (columns[x] & 255) * 4;
        int sum = 0;
        for (int i = 0; i < 4; i++) {
          int near = Math.min(Math.max(at - 1 + i, 0), width - 1);
          sum += COLUMN_WEIGHTS[weights + i] * line[near];
        }
        int sample = (sum + (1 << 17)) >> 18;
        row[Image.CHANNELS * x + channel] = (byte) Math.min(Math.max(sample, 0), 255);
      }
    }

    private void mixRows(int place) {
      int weights = (place & 255) * 4;
      int first = (place >> 8) - 1;
      for (int i = 0; i < 4; i++) {
        int near = Math.min(Math.max(first + i, 0), height - 1);
        pixels.get(near * read[i].length, read[i]);
      }
      int a = ROW_WEIGHTS[weights];
      int b = ROW_WEIGHTS[weights + 1];
      int c = ROW_WEIGHTS[weights + 2];
      int d = ROW_WEIGHTS[weights + 3];
      for (int x = 0; x < line.length; x++) {
        int at = Image.CHANNELS * x + channel;
        line[x] =
            a * (read[0][at] & 0xff)
                + b * (read[1][at] & 0xff)
                + c * (read[2][at] & 0xff)
                + d * (read[3][at] & 0xff);
      }
    }
  }
}
