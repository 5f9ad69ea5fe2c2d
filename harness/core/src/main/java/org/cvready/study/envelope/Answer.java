package org.cvready.study.envelope;

/** What images say about a limit at one magnitude. */
public enum Answer {
  /** The rate keeps the limit, with the test's confidence. */
  PASS,
  /** Neither is shown. */
  INCONCLUSIVE,
  /** The rate is above the limit: the evidence for it is 20 to 1 or more. */
  FAIL
}
