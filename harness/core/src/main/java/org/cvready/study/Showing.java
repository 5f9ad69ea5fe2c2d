package org.cvready.study;

import org.cvready.metric.Scope;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Delivery;
import org.cvready.perturb.StreamCondition;

/** How the images of a set come before the model. */
public sealed interface Showing {
  /** Each image as it was captured. */
  Showing CLEAN = new AsCaptured();

  /** The id of the condition: {@link Scope#CLEAN}, {@code glare@3}. */
  String id();

  /** Each image as it was captured. */
  record AsCaptured() implements Showing {
    @Override
    public String id() {
      return Scope.CLEAN;
    }
  }

  /**
   * Each image after perturbations.
   *
   * @param condition the perturbations
   */
  record Perturbed(Condition condition) implements Showing {
    @Override
    public String id() {
      return condition.id();
    }
  }

  /**
   * At the place of each image the one that a faulty stream delivers there. The image's own ground
   * truth holds, since that unit stands before the camera; where nothing is delivered, nothing is
   * detected.
   *
   * @param condition the fault
   * @param delivery which image of the set comes where
   */
  record Misdelivered(StreamCondition condition, Delivery delivery) implements Showing {
    @Override
    public String id() {
      return condition.id();
    }
  }
}
