package org.cvready.match;

/**
 * Orders detections from the highest score to the lowest; equal scores keep their order.
 *
 * <p>A merge sort of indexes over primitives: no boxing, and stable, which the figures depend on.
 */
public final class DescendingScores {
  private static final int RUN = 8;

  private DescendingScores() {}

  /** Sorts {@code items[from, to)} by {@code scores[item]}, descending and stable. */
  public static void sort(int[] items, int from, int to, double[] scores) {
    if (to - from <= RUN) {
      insert(items, from, to, scores);
      return;
    }
    mergeSort(items.clone(), items, new Range(from, to), scores);
  }

  private record Range(int from, int to) {}

  private static void mergeSort(int[] source, int[] target, Range range, double[] scores) {
    int from = range.from;
    int to = range.to;
    if (to - from <= RUN) {
      insert(target, from, to, scores);
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(target, source, new Range(from, middle), scores);
    mergeSort(target, source, new Range(middle, to), scores);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeRight =
          left >= middle || (right < to && scores[source[right]] > scores[source[left]]);
      target[i] = takeRight ? source[right++] : source[left++];
    }
  }

  private static void insert(int[] items, int from, int to, double[] scores) {
    for (int i = from + 1; i < to; i++) {
      int item = items[i];
      int j = i;
      while (j > from && scores[items[j - 1]] < scores[item]) {
        items[j] = items[j - 1];
        j--;
      }
      items[j] = item;
    }
  }
}
