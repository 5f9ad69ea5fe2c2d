package org.cvready.perturb.digital;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Border;
import org.cvready.perturb.Convolution;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A picture stretched here and squeezed there.
 *
 * <p>Cause in the field: parts that bend or wave, hot air, an uneven window; in the literature the
 * test of robustness to local deformation. Model: every pixel is read, between pixels, from a place
 * that a smooth random field moves; beyond the edge the picture is mirrored. The field is uniform
 * noise within .005 times the height, blurred by a Gaussian of .01 times the height down and .01
 * times the width across, cut off at three standard deviations, times an amplitude. Strength:
 * severity 1..5, amplitudes 12.5, 16.25, 21.25, 25, 30, which move a pixel of a 640 x 480 picture
 * by .9 to 2.2 pixels (root mean square). Severities share the field.
 *
 * <p>Source: imagecorruptions 1.1.2, after Hendrycks and Dietterich (2019). Published results
 * contain its flaws, so this does too: samples are truncated rather than rounded, the noise goes by
 * the height across as well, and boxes stay although their contents move by a few pixels.
 */
public record ElasticTransform() implements Perturbation {
  private static final double[] AMPLITUDE = {
    250 * 0.05, 250 * 0.065, 250 * 0.085, 250 * 0.1, 250 * 0.12
  };
  private static final float[] SHARE = shares();
  private static final byte[] EVEN = evenLevels();

  @Override
  public String name() {
    return "elastic_transform";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.DIGITAL;
  }

  private static float[] shares() {
    float[] shares = new float[256];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = i / 255f;
    }
    return shares;
  }

  /** What the reference makes of even areas in single precision. */
  private static byte[] evenLevels() {
    byte[] levels = new byte[256];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (int) (SHARE[i] * 255f);
    }
    return levels;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int severity = (int) scale().check(name(), strength);
    float[] right = field(image, severity, random);
    float[] down = field(image, severity, random);
    byte[] pixels = memory.samples(image);
    ByteBuffer out = memory.picture(image);
    byte[] row = new byte[Image.CHANNELS * image.width()];
    for (int y = 0; y < image.height(); y++) {
      readRow(pixels, y, new float[][] {right, down}, row);
      out.put(row);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }

  /** One field of moves in pixels, row by row. */
  static float[] field(Image image, int severity, RandomGenerator random) {
    int width = image.width();
    int height = image.height();
    float[] field = new float[width * height];
    float limit = (float) (height * 0.005 * AMPLITUDE[severity - 1]);
    for (int i = 0; i < field.length; i += 2) {
      long bits = random.nextLong();
      field[i] = ((int) (bits >> 40)) * 0x1p-23f * limit;
      if (i + 1 < field.length) {
        field[i + 1] = ((int) ((bits << 24) >> 40)) * 0x1p-23f * limit;
      }
    }
    return Convolution.separable(line(width * 0.01), line(height * 0.01), Border.REFLECT)
        .apply(field, new Convolution.Grid(width, height, 1));
  }

  private static float[] line(double deviation) {
    return Convolution.gaussianLine(deviation, (int) (3 * deviation + 0.5));
  }

  private static void readRow(byte[] pixels, int y, float[][] moves, byte[] row) {
    int width = row.length / Image.CHANNELS;
    int height = pixels.length / row.length;
    for (int x = 0; x < width; x++) {
      float toX = x + moves[0][y * width + x];
      float toY = y + moves[1][y * width + x];
      int left = floor(toX);
      int top = floor(toY);
      int x0 = Image.CHANNELS * inside(left, width);
      int x1 = Image.CHANNELS * inside(left + 1, width);
      int y0 = row.length * inside(top, height);
      int y1 = row.length * inside(top + 1, height);
      float shareX = toX - left;
      float shareY = toY - top;
      for (int channel = 0; channel < Image.CHANNELS; channel++) {
        int a = pixels[y0 + x0 + channel] & 0xff;
        int b = pixels[y0 + x1 + channel] & 0xff;
        int c = pixels[y1 + x0 + channel] & 0xff;
        int d = pixels[y1 + x1 + channel] & 0xff;
        float above = a + shareX * (b - a);
        float below = c + shareX * (d - c);
        boolean same = a == b && a == c && a == d;
        row[Image.CHANNELS * x + channel] =
            same ? EVEN[a] : (byte) (int) (above + shareY * (below - above));
      }
    }
  }

  private static int floor(float position) {
    int whole = (int) position;
    return whole > position ? whole - 1 : whole;
  }

  /** As the border has it; most positions are inside, where no division is needed. */
  private static int inside(int position, int size) {
    return position >= 0 && position < size ? position : Border.REFLECT.inside(position, size);
  }
}
