package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * What lies on the glass before the lens: how much of each pixel's own light still comes through.
 *
 * <p>The rest is replaced by light of one colour. More cover takes every sample further towards
 * that colour, which makes what is built on it monotone.
 */
final class Cover {
  private static final float[] LIGHT = lightOfSamples();

  private final int width;
  private final int height;
  private final float[] through;

  /** A clean glass before a picture of this size. */
  Cover(int width, int height) {
    this.width = width;
    this.height = height;
    this.through = new float[width * height];
    Arrays.fill(through, 1);
  }

  /** The light comes through {@code opacity} less: on top of what is there already. */
  void add(Shape shape, double opacity) {
    visit(shape, (at, share) -> through[at] *= (float) (1 - opacity * share));
  }

  /** At most this much light comes through: things that cross do not add up. */
  void addOver(Shape shape, double opacity) {
    visit(shape, (at, share) -> through[at] = Math.min(through[at], (float) (1 - opacity * share)));
  }

  private void visit(Shape shape, Visit visit) {
    int fromX = Math.max(0, (int) Math.floor(shape.x() - shape.reach()));
    int toX = Math.min(width, (int) Math.ceil(shape.x() + shape.reach()) + 1);
    int fromY = Math.max(0, (int) Math.floor(shape.y() - shape.reach()));
    int toY = Math.min(height, (int) Math.ceil(shape.y() + shape.reach()) + 1);
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        double share = shape.share(x + 0.5, y + 0.5);
        if (share > 0) {
          visit.at(y * width + x, share);
        }
      }
    }
  }

  /**
   * The picture through this glass.
   *
   * @param memory where it lies
   * @param glow red, green and blue of the cover in linear light, where 1 is white
   */
  Image before(Image image, Workspace memory, double... glow) {
    ByteBuffer in = image.rgb();
    ByteBuffer out = memory.picture(width, height);
    byte[] row = new byte[Image.CHANNELS * width];
    float[] veil = {(float) glow[0], (float) glow[1], (float) glow[2]};
    for (int y = 0; y < height; y++) {
      in.get(row);
      for (int x = 0; x < width; x++) {
        float share = through[y * width + x];
        if (share < 1) {
          replace(row, Image.CHANNELS * x, share, veil);
        }
      }
      out.put(row);
    }
    return Image.wrap(width, height, out.rewind());
  }

  private static void replace(byte[] row, int at, float share, float[] veil) {
    for (int c = 0; c < Image.CHANNELS; c++) {
      float light = LIGHT[row[at + c] & 0xff];
      row[at + c] = LinearLight.toSample(veil[c] + share * (light - veil[c]));
    }
  }

  private static float[] lightOfSamples() {
    float[] light = new float[256];
    for (int i = 0; i < light.length; i++) {
      light[i] = (float) LinearLight.ofSample(i);
    }
    return light;
  }

  /** Something round enough to lie in a square. */
  interface Shape {
    /** Of its middle, pixels. */
    double x();

    /** Of its middle, pixels. */
    double y();

    /** Half the side of the square around its middle that holds it, pixels. */
    double reach();

    /** How much of a place it covers, in [0, 1]. */
    double share(double atX, double atY);
  }

  private interface Visit {
    void at(int index, double share);
  }
}
