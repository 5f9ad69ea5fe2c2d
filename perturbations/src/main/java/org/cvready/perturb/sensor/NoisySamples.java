package org.cvready.perturb.sensor;

/**
 * From a sample with noise on it back to a byte, as the standard corruptions do it: clipped to [0,
 * 255] and truncated.
 */
final class NoisySamples {
  // Above what noise of .6 and 6.3 deviations can take from a sample of 255, and below 2^11, so
  // that
  // a float keeps more than a thousandth of a level.
  private static final int OFFSET = 1024;
  private static final float[] LEVEL = levels();
  private static final byte[] CLIPPED = clipped();

  private NoisySamples() {}

  /** Adds {@code scale} times a normal number, in levels, to every sample. */
  static void add(byte[] row, float[] normal, float scale) {
    float[] level = LEVEL;
    byte[] clipped = CLIPPED;
    for (int i = 0; i < row.length; i++) {
      row[i] = clipped[(int) (level[row[i] & 0xff] + scale * normal[i])];
    }
  }

  /** Adds {@code scale} times a normal number times the sample to every sample. */
  static void addInProportion(byte[] row, float[] normal, float scale) {
    float[] level = LEVEL;
    byte[] clipped = CLIPPED;
    for (int i = 0; i < row.length; i++) {
      float clean = level[row[i] & 0xff];
      row[i] = clipped[(int) (clean + (clean - OFFSET) * (scale * normal[i]))];
    }
  }

  private static float[] levels() {
    float[] levels = new float[256];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = OFFSET + i;
    }
    return levels;
  }

  private static byte[] clipped() {
    byte[] clipped = new byte[4 * OFFSET];
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = (byte) Math.max(0, Math.min(255, i - OFFSET));
    }
    return clipped;
  }
}
