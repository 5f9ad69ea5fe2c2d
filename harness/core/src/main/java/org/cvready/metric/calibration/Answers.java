package org.cvready.metric.calibration;

/** Checks confidences and whether they were right. */
final class Answers {
  private Answers() {}

  static void check(double[] confidence, boolean[] correct) {
    if (confidence.length != correct.length) {
      throw new IllegalArgumentException(
          "correct must have %d answers, got %d".formatted(confidence.length, correct.length));
    }
    for (int i = 0; i < confidence.length; i++) {
      if (!(confidence[i] >= 0 && confidence[i] <= 1)) {
        throw new IllegalArgumentException(
            "confidence must be in [0, 1], got %s at index %d".formatted(confidence[i], i));
      }
    }
  }
}
