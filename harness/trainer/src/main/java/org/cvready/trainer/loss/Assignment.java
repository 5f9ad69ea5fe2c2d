package org.cvready.trainer.loss;

import java.util.Arrays;
import org.cvready.trainer.data.Target;

/** Which cells of a batch are to find what, in columns that grow. */
final class Assignment {
  private final int cells;
  private final int classes;
  private final float[] scores;
  private int[] places = new int[64];
  private float[] weights = new float[64];
  private float[] boxes = new float[4 * 64];
  private int size;
  private double sum;

  Assignment(int pictures, int classes, int cells) {
    this.cells = cells;
    this.classes = classes;
    this.scores = new float[pictures * classes * cells];
  }

  /** Cell {@code cell} is to find {@code target}, and to score {@code score}. */
  void add(int picture, int cell, Target target, float score) {
    if (!(score > 0)) {
      return;
    }
    scores[(picture * classes + target.classIndex()) * cells + cell] = score;
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
      boxes = Arrays.copyOf(boxes, 8 * size);
    }
    places[size] = picture * cells + cell;
    weights[size] = score;
    boxes[4 * size] = target.x();
    boxes[4 * size + 1] = target.y();
    boxes[4 * size + 2] = target.width();
    boxes[4 * size + 3] = target.height();
    size++;
    sum += score;
  }

  /** How many cells are to find something. */
  int size() {
    return size;
  }

  /** The sum of what they are to score. */
  double sum() {
    return sum;
  }

  /** What every cell is to score, {@code [B, classes, cells]}. */
  float[] scores() {
    return scores;
  }

  /** The place of each such cell in {@code [B, cells]}, four times over: {@code [size, 4]}. */
  long[] places() {
    long[] wide = new long[4 * size];
    Arrays.setAll(wide, i -> places[i / 4]);
    return wide;
  }

  /** What each such cell is to score. */
  float[] weights() {
    return Arrays.copyOf(weights, size);
  }

  /** The box that each such cell is to give, {@code [size, 4]}. */
  float[] boxes() {
    return Arrays.copyOf(boxes, 4 * size);
  }
}
