package org.cvready.study.envelope;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.cvready.metric.ImageOutcome;
import org.cvready.perturb.Condition;

/** Images under conditions as a model sees them; each is shown to it at most once. */
public interface Showings {
  /**
   * Images of one set under one condition.
   *
   * @param dataset name of the set
   * @param condition what they are put through
   * @param images by position in the set
   */
  record Wanted(String dataset, Condition condition, BitSet images) {}

  /** Shows what has not been shown yet. */
  void show(List<Wanted> wanted) throws IOException, InterruptedException;

  /** The outcome of an image that was shown. */
  ImageOutcome outcome(String dataset, Condition condition, int image);

  /** Outcomes of a set's images as captured, by position. */
  List<ImageOutcome> clean(String dataset);

  /** How many images under conditions the searches have looked at so far. */
  long lookedAt();

  /** How many of them the run had shown already, under its own conditions. */
  long reused();
}
