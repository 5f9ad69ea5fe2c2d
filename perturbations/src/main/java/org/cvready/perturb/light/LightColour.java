package org.cvready.perturb.light;

import org.cvready.perturb.LightRows;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * The change of a picture when the colour of its light changes and the camera does not adapt.
 *
 * <p>Cone responses of the linearised Bradford transform (Lam 1985; as in CIE 160:2004 and ICC.1)
 * are scaled by the ratio of the two lights. Luminance of white is kept. The camera's own balance
 * cancels, since it scales the same responses. Surfaces keep no spectrum in a picture, so metamers
 * do not part.
 *
 * @param before the light that the picture was taken under and the camera was balanced for
 * @param after the light now
 * @param amount the light's luminance now as a share of before
 */
record LightColour(Chromaticity before, Chromaticity after, double amount) {
  /** Linear sRGB to X, Y, Z, from the primaries and white of IEC 61966-2-1. */
  private static final double[][] SRGB = {
    {0.4124564, 0.3575761, 0.1804375},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339, 0.1191920, 0.9503041}
  };

  private static final double[][] BRADFORD = {
    {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
  };

  /** A new picture under the light as it is now. */
  Perturbed change(Image image, Workspace memory) {
    if (before.equals(after) && amount == 1) {
      return LightRows.change(image, memory, (light, y) -> {});
    }
    float[] m = matrix();
    return LightRows.change(image, memory, (light, y) -> multiply(m, light));
  }

  private static void multiply(float[] m, float[] light) {
    for (int i = 0; i < light.length; i += Image.CHANNELS) {
      float red = light[i];
      float green = light[i + 1];
      float blue = light[i + 2];
      light[i] = m[0] * red + m[1] * green + m[2] * blue;
      light[i + 1] = m[3] * red + m[4] * green + m[5] * blue;
      light[i + 2] = m[6] * red + m[7] * green + m[8] * blue;
    }
  }

  /** Linear sRGB to linear sRGB, row by row. */
  private float[] matrix() {
    double[][] cones = product(BRADFORD, SRGB);
    double[] from = product(BRADFORD, before.tristimulus());
    double[] to = product(BRADFORD, after.tristimulus());
    double[][] scaled = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        scaled[i][j] = cones[i][j] * to[i] / from[i];
      }
    }
    double[][] changed = product(inverse(cones), scaled);
    // The picture's white is D65, which lies beside the locus: hold its luminance, not the body's.
    double luminance = 0;
    for (int j = 0; j < 3; j++) {
      luminance += SRGB[1][j] * (changed[j][0] + changed[j][1] + changed[j][2]);
    }
    double scale = amount * (SRGB[1][0] + SRGB[1][1] + SRGB[1][2]) / luminance;
    float[] matrix = new float[9];
    for (int i = 0; i < 9; i++) {
      matrix[i] = (float) (scale * changed[i / 3][i % 3]);
    }
    return matrix;
  }

  private static double[] product(double[][] a, double[] b) {
    double[] product = new double[3];
    for (int i = 0; i < 3; i++) {
      product[i] = a[i][0] * b[0] + a[i][1] * b[1] + a[i][2] * b[2];
    }
    return product;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        product[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j] + a[i][2] * b[2][j];
      }
    }
    return product;
  }

  private static double[][] inverse(double[][] m) {
    double[][] adjoint = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        int a = (j + 1) % 3;
        int b = (j + 2) % 3;
        int c = (i + 1) % 3;
        int d = (i + 2) % 3;
        adjoint[i][j] = m[a][c] * m[b][d] - m[a][d] * m[b][c];
      }
    }
    double determinant =
        m[0][0] * adjoint[0][0] + m[0][1] * adjoint[1][0] + m[0][2] * adjoint[2][0];
    for (double[] row : adjoint) {
      for (int j = 0; j < 3; j++) {
        row[j] /= determinant;
      }
    }
    return adjoint;
  }
}
