package org.cvready.study.failsafe;

import java.util.List;
import java.util.Optional;

/**
 * What the model calls a class that it knows, once the class is taken from its list: a stand-in for
 * a defect that nobody has thought of.
 *
 * @param set name of the set
 * @param className the class that was hidden
 * @param calledOther images raised as another class
 * @param review images sent to review
 * @param accepted images accepted: the defect would pass
 * @param calledAs the other classes, the most frequent first
 * @param bestScore the score that tells these images best from usual ones; empty with too few
 */
public record HiddenClass(
    String set,
    String className,
    Share calledOther,
    Share review,
    Share accepted,
    List<Called> calledAs,
    Optional<ScoreSeparation> bestScore) {
  /** Copies the list. */
  public HiddenClass {
    calledAs = List.copyOf(calledAs);
  }

  /**
   * Another class that was raised.
   *
   * @param className the class
   * @param images on how many images
   */
  public record Called(String className, long images) {}
}
