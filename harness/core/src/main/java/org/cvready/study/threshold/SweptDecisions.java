package org.cvready.study.threshold;

import java.util.List;

/**
 * How the units of a set's clean images are decided at every threshold.
 *
 * @param dataset name of the set
 * @param from first step of each run, ascending from 0, as in {@link SweptFigure}
 * @param accept units that pass, by run
 * @param review units that a person looks at, by run
 * @param reject units that are taken out, by run
 */
public record SweptDecisions(
    String dataset, List<Integer> from, List<Long> accept, List<Long> review, List<Long> reject) {
  /** Copies the columns. */
  public SweptDecisions {
    from = List.copyOf(from);
    accept = List.copyOf(accept);
    review = List.copyOf(review);
    reject = List.copyOf(reject);
  }
}
