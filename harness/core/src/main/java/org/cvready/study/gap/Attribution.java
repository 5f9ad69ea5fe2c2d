package org.cvready.study.gap;

import java.util.List;
import java.util.Optional;
import org.cvready.metric.interval.Interval;

/**
 * What a gap is made of: parts that add up to it.
 *
 * <p>Causes are taken in the order of {@link Cause}, each on top of those before it, which is the
 * decomposition of Kitagawa (1955) step by step: first the benchmark is re-weighted to the site's
 * shares of classes, then to its sizes and counts of objects within each class; then comes the
 * change that the counterfactual brought about on the benchmark, weighted the same way; the rest is
 * unexplained. Causes that cannot play a part in a rate are not listed.
 *
 * <p>Source: E. M. Kitagawa, "Components of a difference between two rates", Journal of the
 * American Statistical Association 50 (1955), 1168-1194.
 *
 * @param drop the gap they add up to, as a share: the site's rate minus the benchmark's
 * @param parts in the order of the causes
 * @param notes what a reader must know besides, a sentence each
 */
public record Attribution(double drop, List<Part> parts, List<String> notes) {
  /** Copies the lists. */
  public Attribution {
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
  }

  /**
   * One part.
   *
   * @param cause what it is put down to
   * @param amount of the gap, as a share like the rate itself; below 0 where the cause works the
   *     other way
   * @param interval of the amount, from resampled independent units of both sets
   * @param share of the gap, where a gap is shown at all
   */
  public record Part(Cause cause, double amount, Interval interval, Optional<Share> share) {}

  /**
   * A part as a share of the gap.
   *
   * @param value 1 where it is all of the gap; may lie outside [0, 1]
   * @param interval of it
   */
  public record Share(double value, Interval interval) {}

  /** The part of a cause, where it plays one. */
  public Optional<Part> part(Cause cause) {
    return parts.stream().filter(part -> part.cause() == cause).findFirst();
  }
}
