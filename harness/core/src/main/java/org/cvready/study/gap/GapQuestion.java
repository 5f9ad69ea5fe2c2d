package org.cvready.study.gap;

import java.util.List;
import java.util.Optional;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;

/**
 * What is asked of one site and one benchmark.
 *
 * @param site the set in question
 * @param benchmark what it is compared with
 * @param classes names of all classes, by class index
 * @param point the operating point of the outcomes
 * @param figures where plain figures of either set come from
 * @param counterfactual what the model did on the benchmark made to look like the site
 * @param seed of the resamples
 */
public record GapQuestion(
    GapSet site,
    GapSet benchmark,
    List<String> classes,
    OperatingPoint point,
    Figures figures,
    Optional<CounterfactualSeen> counterfactual,
    long seed) {
  /** Copies the list. */
  public GapQuestion {
    classes = List.copyOf(classes);
  }

  /** Where plain figures come from. */
  @FunctionalInterface
  public interface Figures {
    /** A figure of a set as it was captured. */
    Measurement measure(Metric metric, Scope scope);
  }
}
