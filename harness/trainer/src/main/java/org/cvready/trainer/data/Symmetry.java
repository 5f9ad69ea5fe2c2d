package org.cvready.trainer.data;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;

/**
 * One of the eight ways to lay a square onto itself: mirrored, then transposed, or neither.
 *
 * @param mirroredX left and right change places
 * @param mirroredY top and bottom change places
 * @param transposed rows and columns change places afterwards
 */
record Symmetry(boolean mirroredX, boolean mirroredY, boolean transposed) {
  static Symmetry draw(RandomGenerator random) {
    int bits = random.nextInt(8);
    return new Symmetry((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
  }

  /**
   * Moves a square picture, and looks each sample up in {@code values}.
   *
   * @param source samples of three channels, pixel by pixel, row by row
   * @param target takes exactly as many
   */
  void move(byte[] source, FloatBuffer target, float[] values) {
    int size = (int) Math.round(Math.sqrt(source.length / 3.0));
    int stepX = mirroredX ? -3 : 3;
    int stepY = mirroredY ? -3 * size : 3 * size;
    int first = (mirroredX ? 3 * (size - 1) : 0) + (mirroredY ? 3 * size * (size - 1) : 0);
    int alongRow = transposed ? stepY : stepX;
    int alongColumn = transposed ? stepX : stepY;
    for (int row = 0; row < size; row++) {
      int from = first + row * alongColumn;
      for (int column = 0; column < size; column++, from += alongRow) {
        target.put(values[source[from] & 0xff]);
        target.put(values[source[from + 1] & 0xff]);
        target.put(values[source[from + 2] & 0xff]);
      }
    }
  }
}
