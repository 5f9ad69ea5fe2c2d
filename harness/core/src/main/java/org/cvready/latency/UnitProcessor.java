package org.cvready.latency;

/** What is to be done with a unit, from its arrival to the decision. */
@FunctionalInterface
public interface UnitProcessor {

  /**
   * Decides a unit; called on a worker thread, by several at once where there are several workers.
   *
   * @param unit counted from 0 in the order of arrival, warm-up included
   */
  void process(long unit);
}
