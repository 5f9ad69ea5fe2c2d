package org.cvready.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line-speed run.
 *
 * @param unitsPerMinute arrivals, above 0
 * @param deadline from scheduled arrival to decision
 * @param warmUp left out of the figures
 * @param run measured after the warm-up
 * @param workers threads that decide; empty for one
 * @param queue most units that wait; empty for as many as arrive within the deadline
 * @param stall longest stall that the owner expects; empty for the program's default
 */
public record LineSpeedPlan(
    double unitsPerMinute,
    Duration deadline,
    Duration warmUp,
    Duration run,
    OptionalInt workers,
    OptionalInt queue,
    Optional<Duration> stall) {}
