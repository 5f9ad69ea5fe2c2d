package org.cvready.model.decode;

import java.util.List;
import org.cvready.model.engine.OutputTensor;

/** Reads boxes, classes and scores out of the outputs of one run. It holds no state. */
@FunctionalInterface
public interface OutputDecoder {
  /**
   * Adds every box whose score reaches the floor.
   *
   * @param outputs of one run, in the model's order
   * @param candidates where the boxes go, in pixels of the input frame
   * @throws org.cvready.model.engine.UnusableModelException where a score or a box is no number, or
   *     a score lies outside [0, 1]
   */
  void decode(List<OutputTensor> outputs, Candidates candidates);

  /**
   * Whether a score is the logistic function of one logit of its class alone, so that the logit can
   * be told from the score. It cannot from products with an objectness, from a softmax over the
   * classes, or from finished scores of unknown making.
   */
  default boolean hasLogits() {
    return false;
  }
}
