package org.cvready.perturb.camera;

/** Where the pixels of a moved picture come from: the inverse of a move, row by row. */
@FunctionalInterface
public interface SourceRows {
  /**
   * Writes the places in the clean picture that one row of the moved picture shows.
   *
   * @param row its height and the places along it
   * @param xs to be filled: from the left edge, pixels; the middle of the first pixel is at 0.5
   * @param ys to be filled: from the top edge, pixels
   */
  void fill(Row row, double[] xs, double[] ys);

  /**
   * Places along a row of the moved picture.
   *
   * @param y of all of them, pixels from the top edge
   * @param step between two of them, pixels; the first is half a step from the left edge
   */
  record Row(double y, double step) {
    /** The place number {@code i}, pixels from the left edge. */
    public double x(int i) {
      return (i + 0.5) * step;
    }
  }
}
