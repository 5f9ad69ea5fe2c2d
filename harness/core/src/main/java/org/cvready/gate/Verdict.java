package org.cvready.gate;

import java.util.Collection;

/** The answer to one limit, or to all of them. The order is the order in which one outranks. */
public enum Verdict {
  /** The evidence shows that the limit is kept. */
  PASS,
  /** The evidence does not decide. */
  INCONCLUSIVE,
  /** The evidence shows that the limit is broken. */
  FAIL;

  /** The verdict over several: FAIL outranks INCONCLUSIVE outranks PASS; of none, INCONCLUSIVE. */
  public static Verdict worst(Collection<Verdict> verdicts) {
    return verdicts.stream().max(Verdict::compareTo).orElse(INCONCLUSIVE);
  }
}
