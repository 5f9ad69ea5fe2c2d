package org.cvready.metric.shift;

/** To which bin a value exactly on an edge belongs. */
public enum EdgeSide {
  /** A bin holds its lower edge: [lower, upper). */
  LEFT_CLOSED,
  /** A bin holds its upper edge: (lower, upper]. */
  RIGHT_CLOSED
}
