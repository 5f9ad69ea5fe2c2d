package org.cvready.metric.classify;

import java.util.OptionalDouble;

/**
 * Right and wrong answers by kind. The first word says whether the answer was right, the second
 * what was answered: a false positive was raised but is not there, a false negative is there but
 * was not raised.
 *
 * <p>At object level there is no true negative: a box that is not there cannot be counted. Then
 * {@code tn} is 0 and only precision, recall, fdr and F1 mean anything.
 *
 * @param tp true positives, not negative
 * @param fp false positives, not negative
 * @param fn false negatives, not negative
 * @param tn true negatives, not negative
 */
public record ConfusionCounts(long tp, long fp, long fn, long tn) {
  /** No answers. */
  public static final ConfusionCounts NONE = new ConfusionCounts(0, 0, 0, 0);

  /** Checks that no count is negative. */
  public ConfusionCounts {
    if (!(tp >= 0 && fp >= 0 && fn >= 0 && tn >= 0)) {
      throw new IllegalArgumentException(
          "counts must not be negative, got tp %d, fp %d, fn %d, tn %d".formatted(tp, fp, fn, tn));
    }
  }

  /** Counts of objects or other things without true negatives. */
  public static ConfusionCounts ofObjects(long tp, long fp, long fn) {
    return new ConfusionCounts(tp, fp, fn, 0);
  }

  /** One answer. */
  public static ConfusionCounts of(boolean present, boolean raised) {
    if (present) {
      return raised ? new ConfusionCounts(1, 0, 0, 0) : new ConfusionCounts(0, 0, 1, 0);
    }
    return raised ? new ConfusionCounts(0, 1, 0, 0) : new ConfusionCounts(0, 0, 0, 1);
  }

  /** The answers of both. */
  public ConfusionCounts plus(ConfusionCounts other) {
    return new ConfusionCounts(tp + other.tp, fp + other.fp, fn + other.fn, tn + other.tn);
  }

  /** All answers. */
  public long total() {
    return tp + fp + fn + tn;
  }

  /** Answers about things that are there. */
  public long present() {
    return tp + fn;
  }

  /** Answers about things that are not there. */
  public long absent() {
    return fp + tn;
  }

  /** Answers that raise something. */
  public long raised() {
    return tp + fp;
  }

  /** Right answers over all answers, in [0, 1]. */
  public OptionalDouble accuracy() {
    return share(tp + tn, total());
  }

  /** Of what was raised, the share that is there, in [0, 1]. */
  public OptionalDouble precision() {
    return share(tp, raised());
  }

  /** Of what was raised, the share that is not there, in [0, 1]: the false discovery rate. */
  public OptionalDouble fdr() {
    return share(fp, raised());
  }

  /** Of what is there, the share that was raised, in [0, 1]. */
  public OptionalDouble recall() {
    return share(tp, present());
  }

  /** Of what is there, the share that was not raised, in [0, 1]. */
  public OptionalDouble fnRate() {
    return share(fn, present());
  }

  /** Of what is not there, the share that was not raised, in [0, 1]. */
  public OptionalDouble specificity() {
    return share(tn, absent());
  }

  /** Of what is not there, the share that was raised, in [0, 1]. */
  public OptionalDouble fpRate() {
    return share(fp, absent());
  }

  /** Of what was not raised, the share that is not there, in [0, 1]. */
  public OptionalDouble negativePredictiveValue() {
    return share(tn, tn + fn);
  }

  /** Twice the true positives over present plus raised, in [0, 1]. */
  public OptionalDouble f1() {
    return share(2 * tp, present() + raised());
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
