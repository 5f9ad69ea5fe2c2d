package org.cvready.model.decode;

/**
 * Brings the smallest of some numbers to the front without sorting all of them: C. A. R. Hoare,
 * "Algorithm 65: Find", Communications of the ACM 4 (1961), 321-322.
 */
final class Selection {
  private Selection() {}

  /**
   * Afterwards no number in [from, middle) is greater than one in [middle, to).
   *
   * @param values all different
   * @param from first place of the numbers
   * @param to behind the last one
   * @param middle in (from, to)
   */
  static void smallestFirst(long[] values, int from, int to, int middle) {
    int low = from;
    int high = to - 1;
    while (low < high) {
      long pivot = median(values, low, high);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (middle <= j) {
        high = j;
      } else if (middle > i) {
        low = i;
      } else {
        return;
      }
    }
  }

  /** Of the first, the middle and the last: numbers that are sorted already cost no more. */
  private static long median(long[] values, int low, int high) {
    long a = values[low];
    long b = values[(low + high) >>> 1];
    long c = values[high];
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
