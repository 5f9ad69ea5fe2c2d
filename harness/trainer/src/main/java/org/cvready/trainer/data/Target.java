package org.cvready.trainer.data;

/**
 * An object that the network is to find, in input pixels.
 *
 * @param x of its middle
 * @param y of its middle
 * @param width above 0
 * @param height above 0
 * @param classIndex of the data set, at least 0
 */
public record Target(float x, float y, float width, float height, int classIndex) {
  /** This object as {@code symmetry} moves it on a square of {@code size} pixels. */
  Target under(Symmetry symmetry, int size) {
    float u = symmetry.mirroredX() ? size - x : x;
    float v = symmetry.mirroredY() ? size - y : y;
    return symmetry.transposed()
        ? new Target(v, u, height, width, classIndex)
        : new Target(u, v, width, height, classIndex);
  }
}
