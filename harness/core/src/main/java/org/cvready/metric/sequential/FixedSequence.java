package org.cvready.metric.sequential;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A search over questions in an order fixed beforehand: each is asked at the full level, up to the
 * first that does not pass.
 *
 * <p>The chance of even one false PASS stays at the level of a single test, whatever the answers'
 * dependence and without monotony. Source: W. Maurer, L. A. Hothorn and W. Lehmacher, "Multiple
 * comparisons in drug clinical trials and preclinical assays: a-priori ordered hypotheses" (1995).
 */
public final class FixedSequence {
  private FixedSequence() {}

  /**
   * The last of the leading questions that pass; empty where the first does not. Later ones are not
   * asked.
   *
   * @param questions in the order fixed beforehand, such as magnitudes from the smallest up
   * @param passes asks one of them
   */
  public static <T> Optional<T> lastPass(List<T> questions, Predicate<T> passes) {
    Optional<T> last = Optional.empty();
    for (T question : questions) {
      if (!passes.test(question)) {
        return last;
      }
      last = Optional.of(question);
    }
    return last;
  }
}
