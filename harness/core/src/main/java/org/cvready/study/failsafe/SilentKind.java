package org.cvready.study.failsafe;

import java.util.List;
import java.util.Optional;

/**
 * What became of one kind of strange input under one condition.
 *
 * @param set name of the set
 * @param condition how it was shown
 * @param safe decisions that are safe on it, in words
 * @param accepted units decided ACCEPT
 * @param reviewed units decided REVIEW
 * @param rejected units decided REJECT
 * @param silent units decided otherwise than is safe
 * @param silentWithoutGuard the same, had there been no guard; empty where there was none
 * @param raised classes that were raised on units decided REJECT, the most frequent first
 */
public record SilentKind(
    String set,
    String condition,
    List<String> safe,
    long accepted,
    long reviewed,
    long rejected,
    Share silent,
    Optional<Share> silentWithoutGuard,
    List<RaisedClass> raised) {
  /** Copies the lists. */
  public SilentKind {
    safe = List.copyOf(safe);
    raised = List.copyOf(raised);
  }

  /**
   * One class that the model took strange things for.
   *
   * @param className the class
   * @param unsafe whether REJECT is unsafe on this set, so that each of them failed silently
   * @param units how many units were decided REJECT with the class raised, of all units
   */
  public record RaisedClass(String className, boolean unsafe, Share units) {}
}
