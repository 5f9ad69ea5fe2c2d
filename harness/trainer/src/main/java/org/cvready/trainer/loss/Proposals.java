package org.cvready.trainer.loss;

/** What the network says about one batch, as plain numbers. */
final class Proposals {
  private final int cells;
  private final int classes;
  private final float[] boxes;
  private final float[] logits;

  /**
   * A view of the numbers.
   *
   * @param cells boxes per picture
   * @param boxes {@code [B, 4, cells]}: centre x and y, width, height, in pixels
   * @param logits {@code [B, classes, cells]}
   */
  Proposals(int cells, float[] boxes, float[] logits) {
    this.cells = cells;
    this.classes = 4 * logits.length / boxes.length;
    this.boxes = boxes;
    this.logits = logits;
  }

  /** Centre x (0), centre y (1), width (2) or height (3) of a box, in pixels. */
  float box(int picture, int number, int cell) {
    return boxes[(picture * 4 + number) * cells + cell];
  }

  /** The score in [0, 1] of a class. */
  double score(int picture, int classIndex, int cell) {
    return 1 / (1 + Math.exp(-logits[(picture * classes + classIndex) * cells + cell]));
  }
}
