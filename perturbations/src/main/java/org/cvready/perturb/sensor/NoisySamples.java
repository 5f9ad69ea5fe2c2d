package org.cvready.perturb.sensor;

/**
 * From a sample with noise on it back to a byte, as the standard corruptions do it: clipped to [0,
 * 255] and truncated.
 */
final class NoisySamples {
  // Above what noise of .6 and 6.4 deviations can take from a sample of 255.
  private static final int OFFSET = 1024;
  private static final byte[] CLIPPED = clipped();

  private NoisySamples() {}

  /** Adds to every sample the level that {@code normals} has for its bits. */
  static void add(byte[] row, int[] spreadBits, NormalLevels normals) {
    byte[] clipped = CLIPPED;
    for (int i = 0; i < row.length; i++) {
      row[i] = clipped[OFFSET + (row[i] & 0xff) + normals.of(spreadBits[i])];
    }
  }

  /** Adds to every sample its product with the number that {@code normals} has for its bits. */
  static void addInProportion(byte[] row, int[] spreadBits, NormalShares normals) {
    byte[] clipped = CLIPPED;
    for (int i = 0; i < row.length; i++) {
      int clean = row[i] & 0xff;
      row[i] = clipped[OFFSET + clean + ((clean * normals.of(spreadBits[i])) >> NormalShares.BITS)];
    }
  }

  private static byte[] clipped() {
    byte[] clipped = new byte[4 * OFFSET];
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = (byte) Math.max(0, Math.min(255, i - OFFSET));
    }
    return clipped;
  }
}
