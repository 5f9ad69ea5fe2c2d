package org.cvready.study.selection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ImageOutcome;

/**
 * What is to be known about reviews and second passes.
 *
 * @param sets labelled sets that the model was not made with
 * @param classes names by class index
 * @param point the operating point by class index of the model
 * @param targetEscapeRate escapes that review is to bring down to, where one is stated
 * @param seed of halves and resamples
 */
public record SelectionQuestion(
    List<LabelledSet> sets,
    List<String> classes,
    OperatingPoint point,
    OptionalDouble targetEscapeRate,
    long seed) {
  /** Copies the lists. */
  public SelectionQuestion {
    sets = List.copyOf(sets);
    classes = List.copyOf(classes);
  }

  /**
   * A labelled set.
   *
   * @param dataset its name
   * @param enriched whether its images were chosen by content
   * @param images outcomes of its images as they are
   */
  public record LabelledSet(String dataset, boolean enriched, List<ImageOutcome> images) {
    /** Copies the list. */
    public LabelledSet {
      images = List.copyOf(images);
    }
  }

  /** The set of a name. */
  Optional<LabelledSet> set(String dataset) {
    return sets.stream().filter(set -> set.dataset().equals(dataset)).findFirst();
  }
}
