package org.cvready.perturb.digital;

import java.util.Arrays;
import org.cvready.perturb.Border;
import org.cvready.perturb.Convolution;
import org.cvready.perturb.NoiseField;
import org.cvready.vision.Image;

/**
 * A smooth random field: uniform noise blurred by a Gaussian of .01 times the height down and .01
 * times the width across, cut off at three standard deviations, with mirrored edges.
 *
 * <p>Where the Gaussian is wide, the noise is drawn on every second, third, ... pixel alone and
 * blurred there by a part of the Gaussian; the rest of it is the cubic B-spline that spreads each
 * point over the pixels around it, whose variance is a third of the squared step. Together they are
 * nearly that Gaussian; the noise is scaled so that the field varies as much.
 */
final class MoveField {
  private static final double BLUR = 0.01;
  private static final double CUT = 3;
  // Least standard deviation of the Gaussian, in points of the grid.
  private static final double LEAST_DEVIATION = 1.5;

  private final Axis across;
  private final Axis down;
  private final float[] points;
  private final float[] padded;
  private final float[][] ring;
  private final int[] held = new int[4];

  /**
   * A field over a picture.
   *
   * @param limit greatest number before the blur, and its negative the least
   */
  MoveField(Image size, NoiseField noise, double limit) {
    this.across = new Axis(size.width());
    this.down = new Axis(size.height());
    float[] numbers = new float[across.count * down.count];
    noise.uniforms(0, numbers, numbers.length);
    float scale = (float) (limit * across.gain() * down.gain());
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (2 * numbers[i] - 1) * scale;
    }
    this.points =
        Convolution.separable(across.line(), down.line(), Border.REFLECT)
            .apply(numbers, new Convolution.Grid(across.count, down.count, 1));
    this.padded = new float[across.count + 4];
    Arrays.fill(held, Integer.MIN_VALUE);
    this.ring = new float[4][size.width()];
  }

  /** Writes a row; quickest from the top to the bottom. */
  void row(int y, float[] into) {
    int first = down.first[y] - 1;
    float[] a = points(first);
    float[] b = points(first + 1);
    float[] c = points(first + 2);
    float[] d = points(first + 3);
    if (down.step == 1) {
      System.arraycopy(b, 0, into, 0, into.length);
      return;
    }
    float weightA = down.weights[0][y];
    float weightB = down.weights[1][y];
    float weightC = down.weights[2][y];
    float weightD = down.weights[3][y];
    for (int x = 0; x < into.length; x++) {
      into[x] = weightA * a[x] + weightB * b[x] + weightC * c[x] + weightD * d[x];
    }
  }

  /** A row of points, and what lies between them. */
  private float[] points(int row) {
    int slot = row & 3;
    if (held[slot] != row) {
      held[slot] = row;
      int from = Border.REFLECT.inside(row, down.count) * across.count;
      System.arraycopy(points, from, padded, 2, across.count);
      for (int i : new int[] {-2, -1, across.count, across.count + 1}) {
        padded[i + 2] = points[from + Border.REFLECT.inside(i, across.count)];
      }
      across.interpolate(padded, ring[slot]);
    }
    return ring[slot];
  }

  /** The grid along one side. */
  private static final class Axis {
    private final double deviation;
    private final int step;
    private final int count;
    // For each pixel the point at or before it, and the weights of the four around it.
    private final int[] first;
    private final float[][] weights;

    Axis(int size) {
      this.deviation = BLUR * size;
      this.step = Math.max(1, (int) (deviation / LEAST_DEVIATION));
      this.count = (size + step - 1) / step;
      this.first = new int[size];
      this.weights = new float[4][size];
      for (int i = 0; i < size; i++) {
        double position = (i + 0.5) / step - 0.5;
        first[i] = (int) Math.floor(position);
        double t = position - first[i];
        weights[0][i] = (float) ((1 - t) * (1 - t) * (1 - t) / 6);
        weights[1][i] = (float) ((4 + t * t * (3 * t - 6)) / 6);
        weights[2][i] = (float) ((1 + t * (3 + t * (3 - 3 * t))) / 6);
        weights[3][i] = (float) (t * t * t / 6);
      }
    }

    /** The blur of the points. */
    float[] line() {
      return step == 1 ? whole() : line(Math.sqrt(deviation * deviation / (step * step) - 1 / 3.0));
    }

    private float[] whole() {
      return line(deviation);
    }

    private static float[] line(double deviation) {
      return Convolution.gaussianLine(deviation, (int) (CUT * deviation + 0.5));
    }

    /** By how much noise on the grid must be smaller for the field to vary as much. */
    double gain() {
      // Of a Gaussian, the squared weights sum to 1 / (2 sqrt(pi) deviation); of a wider grid with
      // weights that sum to 1 all the same, to as many times more as it has fewer points.
      double power = 1 / (2 * StrictMath.sqrt(StrictMath.PI) * deviation);
      return step == 1 ? 1 : Math.sqrt(power(whole()) / (power * step));
    }

    private static double power(float... line) {
      double power = 0;
      for (float weight : line) {
        power += (double) weight * weight;
      }
      return power;
    }

    /**
     * Fills in the pixels.
     *
     * @param points from two before the first to two after the last
     */
    void interpolate(float[] points, float[] pixels) {
      if (step == 1) {
        System.arraycopy(points, 2, pixels, 0, pixels.length);
        return;
      }
      float[] a = weights[0];
      float[] b = weights[1];
      float[] c = weights[2];
      float[] d = weights[3];
      for (int i = 0; i < pixels.length; i++) {
        int at = first[i] + 1;
        pixels[i] =
            a[i] * points[at]
                + b[i] * points[at + 1]
                + c[i] * points[at + 2]
                + d[i] * points[at + 3];
      }
    }
  }
}
