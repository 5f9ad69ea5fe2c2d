package org.cvready.perturb;

/**
 * The transfer between 8-bit sRGB samples and linear light, where 1 is white.
 *
 * <p>Light adds up and scales linearly at the sensor; the samples of a picture do not. The curve is
 * that of IEC 61966-2-1. Tables are made with {@code StrictMath}, so that every processor gives the
 * same bytes; a sample that goes to light and back is unchanged.
 */
public final class LinearLight {
  private static final int STEPS = 65_535;

  /** Floats from here on hold whole numbers in their last bits, which a sum rounds to. */
  private static final float ROUNDING = 1 << 23;

  private static final int WHITE_BITS = Float.floatToRawIntBits(1);
  private static final double[] LIGHT = lightOfSamples();
  private static final float[] LIGHT_FLOAT = floats(LIGHT);
  private static final byte[] SAMPLES = samplesOfLight();

  private LinearLight() {}

  /** The light of a sample in [0, 255], as a share of white in [0, 1]. */
  public static double ofSample(int sample) {
    return LIGHT[sample];
  }

  /** The sample nearest to an amount of light, at least 0; light above white clips to 255. */
  public static byte toSample(double light) {
    return light >= 1 ? (byte) 255 : SAMPLES[(int) (light * STEPS + 0.5)];
  }

  /** The light of a row of samples; single precision tells all samples apart. */
  public static void ofSamples(byte[] samples, float[] light) {
    for (int i = 0; i < samples.length; i++) {
      light[i] = LIGHT_FLOAT[samples[i] & 0xff];
    }
  }

  /** The samples nearest to a row of light; light below black or above white clips. */
  public static void toSamples(float[] light, byte[] samples) {
    for (int i = 0; i < samples.length; i++) {
      // The bits of floats from 0 to 1 are in their order, and integers compare faster.
      int bits = Math.max(0, Math.min(WHITE_BITS, Float.floatToRawIntBits(light[i])));
      float shifted = Float.intBitsToFloat(bits) * STEPS + ROUNDING;
      samples[i] = SAMPLES[Float.floatToRawIntBits(shifted) & STEPS];
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double[] lightOfSamples() {
    double[] light = new double[256];
    for (int i = 0; i < light.length; i++) {
      double v = i / 255.0;
      light[i] = v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
    }
    return light;
  }

  private static byte[] samplesOfLight() {
    byte[] samples = new byte[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      double v = (double) i / STEPS;
      double s = v <= 0.0031308 ? 12.92 * v : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
      samples[i] = (byte) StrictMath.rint(255 * s);
    }
    return samples;
  }
}
