package org.cvready.latency;

import java.util.Locale;

/** What becomes of a frame that finds the queue full. */
public enum FullQueue {
  /** It is dropped. */
  DROP_NEWEST,
  /** The frame that has waited longest is dropped for it. */
  DROP_OLDEST,
  /**
   * Its hand-over waits for room, and so do the frames behind it. Their latency still counts from
   * the scheduled arrival.
   */
  BLOCK;

  /** The word for it in a plan. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
