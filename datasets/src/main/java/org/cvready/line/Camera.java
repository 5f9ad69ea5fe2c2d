package org.cvready.line;

import java.nio.ByteBuffer;
import org.cvready.vision.Image;

/**
 * The line's camera: optics, a Bayer sensor, fixed white balance and the sRGB curve.
 *
 * @param exposure factor on the light; set once, when the line was commissioned
 * @param blur deviation of the point spread, pixels
 * @param vignetting share of light lost in the corners
 * @param flare share of the picture's mean light that the lens spreads over it
 */
record Camera(double exposure, double blur, double vignetting, double flare) {
  /** The camera of the reference line. */
  static final Camera REFERENCE = new Camera(0.36, 0.62, 0.16, 0.012);

  private static final int SIDE = Surface.SIDE;
  private static final double[] BALANCE = {1.55, 1.0, 1.75};
  private static final double FULL_WELL_ELECTRONS = 9_500;
  private static final double READ_NOISE_ELECTRONS = 9;
  private static final double SHARPENING = 0.30;
  private static final byte[] CURVE = curve();
  private static final double[] NORMAL_QUANTILES = normalQuantiles();

  /** The picture of a scene's light. */
  Image picture(Light scene, long noiseSeed) {
    double[] haze = haze(scene);
    float[] mosaic = new float[Surface.PIXELS];
    float[][] seen = new float[3][];
    for (int c = 0; c < 3; c++) {
      seen[c] = blurred(scene.plane(c));
    }
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      int c = filter(pixel);
      double light = (seen[c][pixel] * (1 - flare) + haze[c]) * exposure * falloff(pixel);
      mosaic[pixel] = (float) exposed(light / BALANCE[c], Seeds.mix(noiseSeed + pixel));
    }
    return developed(mosaic);
  }

  private double[] haze(Light scene) {
    double[] haze = new double[3];
    for (int c = 0; c < 3; c++) {
      double sum = 0;
      for (float light : scene.plane(c)) {
        sum += Math.min(light, 20);
      }
      haze[c] = flare * sum / Surface.PIXELS;
    }
    return haze;
  }

  private double falloff(int pixel) {
    double x = (Surface.x(pixel) - SIDE / 2.0) / (SIDE / 2.0);
    double y = (Surface.y(pixel) - SIDE / 2.0) / (SIDE / 2.0);
    return 1 - vignetting * (x * x + y * y) / 2;
  }

  /** What a pixel of the sensor reads, as a share of its full well; never above 1. */
  private static double exposed(double light, long bits) {
    double electrons = light * FULL_WELL_ELECTRONS;
    double deviation =
        Math.sqrt(Math.max(0, electrons) + READ_NOISE_ELECTRONS * READ_NOISE_ELECTRONS);
    double read = electrons + deviation * NORMAL_QUANTILES[(int) (bits >>> 52)];
    return Math.max(0, Math.min(1, read / FULL_WELL_ELECTRONS));
  }

  /** The channel that a pixel of the sensor sees: RGGB. */
  private static int filter(int pixel) {
    int x = pixel % SIDE & 1;
    int y = pixel / SIDE & 1;
    return x + y;
  }

  private static Image developed(float[] mosaic) {
    float[][] planes = new float[3][Surface.PIXELS];
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      for (int c = 0; c < 3; c++) {
        planes[c][pixel] = (float) (interpolated(mosaic, pixel, c) * BALANCE[c]);
      }
    }
    ByteBuffer rgb = Image.newBuffer(SIDE, SIDE);
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      for (int c = 0; c < 3; c++) {
        rgb.put(pixel * 3 + c, level(sharpened(planes[c], pixel)));
      }
    }
    return Image.wrap(SIDE, SIDE, rgb);
  }

  /** A channel at a pixel: the mean of its nearest neighbours behind that filter. */
  private static double interpolated(float[] mosaic, int pixel, int channel) {
    int x = pixel % SIDE;
    int y = pixel / SIDE;
    boolean inside = x > 0 && y > 0 && x < SIDE - 1 && y < SIDE - 1;
    if (inside && filter(pixel) == channel && channel != 1) {
      return mosaic[pixel];
    }
    double sum = 0;
    double weights = 0;
    for (int dy = -1; dy <= 1; dy++) {
      int row = y + dy < 0 || y + dy >= SIDE ? y - dy : y + dy;
      for (int dx = -1; dx <= 1; dx++) {
        int column = x + dx < 0 || x + dx >= SIDE ? x - dx : x + dx;
        if ((column & 1) + (row & 1) == channel) {
          double weight = (2 - Math.abs(dx)) * (2 - Math.abs(dy));
          sum += weight * mosaic[row * SIDE + column];
          weights += weight;
        }
      }
    }
    return sum / weights;
  }

  private static double sharpened(float[] plane, int pixel) {
    int x = pixel % SIDE;
    int y = pixel / SIDE;
    if (x == 0 || y == 0 || x == SIDE - 1 || y == SIDE - 1) {
      return plane[pixel];
    }
    double around =
        (plane[pixel - 1] + plane[pixel + 1] + plane[pixel - SIDE] + plane[pixel + SIDE]) / 4;
    return plane[pixel] + SHARPENING * (plane[pixel] - around);
  }

  private float[] blurred(float[] plane) {
    double[] kernel = new double[4];
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = StrictMath.exp(-i * i / (2 * blur * blur));
      sum += i == 0 ? kernel[i] : 2 * kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    float[] rows = new float[Surface.PIXELS];
    convolve(plane, rows, kernel, 1);
    float[] both = new float[Surface.PIXELS];
    convolve(rows, both, kernel, SIDE);
    return both;
  }

  private static void convolve(float[] from, float[] to, double[] kernel, int step) {
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      int place = step == 1 ? pixel % SIDE : pixel / SIDE;
      double sum = kernel[0] * from[pixel];
      for (int i = 1; i < kernel.length; i++) {
        sum += kernel[i] * from[place - i < 0 ? pixel : pixel - i * step];
        sum += kernel[i] * from[place + i >= SIDE ? pixel : pixel + i * step];
      }
      to[pixel] = (float) sum;
    }
  }

  /** The 8-bit level of linear light. */
  static byte level(double light) {
    return CURVE[(int) (Angles.unit(light) * (CURVE.length - 1) + 0.5)];
  }

  private static byte[] curve() {
    byte[] curve = new byte[8_192];
    for (int i = 0; i < curve.length; i++) {
      double v = i / (double) (curve.length - 1);
      double s = v <= 0.0031308 ? 12.92 * v : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
      curve[i] = (byte) (int) (s * 255 + 0.5);
    }
    return curve;
  }

  /** Normal quantiles at the middles of 4,096 equal shares, by bisecting the error function. */
  private static double[] normalQuantiles() {
    double[] quantiles = new double[4_096];
    double z = -4;
    double below = 0.00003167;
    double step = 0.0005;
    for (int i = 0; i < quantiles.length; i++) {
      double wanted = (i + 0.5) / quantiles.length;
      while (below < wanted) {
        double middle = z + step / 2;
        below += step * StrictMath.exp(-middle * middle / 2) / StrictMath.sqrt(2 * StrictMath.PI);
        z += step;
      }
      quantiles[i] = z;
    }
    return quantiles;
  }
}
