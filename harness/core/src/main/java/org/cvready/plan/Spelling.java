package org.cvready.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /** The nearest candidate, where it is near enough for a slip of the keyboard. */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int tolerance = word.length() <= 3 ? 1 : Math.max(2, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> candidate.length() <= LONGEST)
        .filter(candidate -> distance(word, candidate) <= tolerance)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /**
   * The candidates that are most like a word, the likeliest first, however far they are: those that
   * hold it or are held by it, then those with the fewest changes.
   *
   * @param most how many of them
   */
  public static List<String> likeliest(String word, Collection<String> candidates, int most) {
    String wanted = shortened(word);
    return candidates.stream()
        .distinct()
        .sorted(
            Comparator.comparing(
                    (String candidate) ->
                        !candidate.contains(wanted) && !wanted.contains(candidate))
                .thenComparingInt(candidate -> distance(wanted, shortened(candidate))))
        .limit(most)
        .toList();
  }

  private static String shortened(String word) {
    return word.substring(0, Math.min(word.length(), LONGEST));
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
   */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
