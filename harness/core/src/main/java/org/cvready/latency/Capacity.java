package org.cvready.latency;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The highest speed that a line was seen to keep.
 *
 * @param lateLimit the largest share of late units that it was allowed
 * @param unitsPerMinute that speed; empty where none was
 * @param above the lowest speed that it was seen not to keep; empty where it kept all that were
 *     tried
 * @param runs every run, in the order in which they were made, the plan's own first
 * @param evidence the run that the speed stands on, where there is one; its bounds are for the
 *     caller to ask
 */
public record Capacity(
    double lateLimit,
    OptionalDouble unitsPerMinute,
    OptionalDouble above,
    List<LoadPoint> runs,
    Optional<LineSpeedResult> evidence) {
  /** Copies the list. */
  public Capacity {
    runs = List.copyOf(runs);
  }
}
