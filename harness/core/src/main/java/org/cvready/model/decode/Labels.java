package org.cvready.model.decode;

/** Which classes of one box become detections. */
enum Labels {
  /** Each class whose score reaches the floor. */
  EVERY,
  /** The class of the highest score alone; of equal ones the first. */
  BEST;

  /** The position in {@code values} of the best of {@code classes} scores from {@code start} on. */
  static int best(float[] values, int start, int classes) {
    int best = start;
    float highest = values[start];
    for (int i = start + 1; i < start + classes; i++) {
      if (values[i] > highest) {
        highest = values[i];
        best = i;
      }
    }
    return best;
  }
}
