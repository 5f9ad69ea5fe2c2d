/**
 * Open-loop load at line speed: units arrive by a schedule that was fixed before the run, whether
 * or not the last one has been decided.
 *
 * <p>Latency counts from the scheduled arrival to the decision, so a stall is charged to every unit
 * that came up behind it. A unit that finds the queue full is dropped and its latency is infinite.
 * The load knows neither model nor image nor score. Uses {@code org.cvready.metric.interval} and
 * HdrHistogram.
 *
 * <pre>{@code
 * Schedule schedule = FixedPeriod.perMinute(480);
 * LineSpeedSetup setup = LineSpeedSetup.of(schedule, Duration.ofSeconds(10), Duration.ofSeconds(400));
 * LineSpeedResult result = new LineSpeedRun(setup, NanoClock.system()).run(unit -> decide(unit));
 * LineSpeedBounds bounds = new LineSpeedBounds(result, Duration.ofMillis(100), 0.95);
 * Interval late = bounds.lateFrames(Duration.ofMillis(100));
 * }</pre>
 */
@NullMarked
package org.cvready.latency;

import org.jspecify.annotations.NullMarked;
