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

  /** A window of a picture whose sides have {@code width} pixels. */
  record Part(TrainingSet.Example example, int width, Window window) {}

  /**
   * Moves a window of a picture, and looks each sample up in {@code values}.
   *
   * @param target takes exactly the samples of the window, pixel by pixel
   */
  void move(Part part, FloatBuffer target, float[] values) {
    byte[] source = part.example.pixels;
    Window window = part.window;
    int size = window.size();
    int line = 3 * part.width;
    int stepX = mirroredX ? -3 : 3;
    int stepY = mirroredY ? -line : line;
    int left = 3 * (window.left() + (mirroredX ? size - 1 : 0));
    int top = line * (window.top() + (mirroredY ? size - 1 : 0));
    int alongRow = transposed ? stepY : stepX;
    int alongColumn = transposed ? stepX : stepY;
    for (int row = 0; row < size; row++) {
      int from = left + top + row * alongColumn;
      for (int column = 0; column < size; column++, from += alongRow) {
        target.put(values[source[from] & 0xff]);
        target.put(values[source[from + 1] & 0xff]);
        target.put(values[source[from + 2] & 0xff]);
      }
    }
  }
}
