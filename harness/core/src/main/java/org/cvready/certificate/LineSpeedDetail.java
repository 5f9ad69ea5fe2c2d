package org.cvready.certificate;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A line-speed run more closely.
 *
 * @param arrivals the schedule in words
 * @param cameras frames of a unit
 * @param whenFull what becomes of a frame that finds the queue full: {@code drop_newest}, {@code
 *     drop_oldest} or {@code block}
 * @param warmUpSettled whether the latency was stable when measuring began
 * @param deepestQueue most frames that waited at once
 * @param stageMillis by stage and figure ({@code mean}, {@code p50}, {@code p90}, {@code p99},
 *     {@code max}): milliseconds of the measured frames
 * @param capacity the highest speed, where the plan asks for it
 */
public record LineSpeedDetail(
    String arrivals,
    int cameras,
    String whenFull,
    boolean warmUpSettled,
    int deepestQueue,
    SortedMap<String, SortedMap<String, Double>> stageMillis,
    Optional<CapacitySummary> capacity) {
  /** Copies the maps. */
  public LineSpeedDetail {
    SortedMap<String, SortedMap<String, Double>> copy = new TreeMap<>();
    stageMillis.forEach(
        (stage, figures) ->
            copy.put(stage, Collections.unmodifiableSortedMap(new TreeMap<>(figures))));
    stageMillis = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * The highest speed that keeps the deadline.
   *
   * @param unitsPerMinute that was confirmed; empty where none was
   * @param headRoom how many times the plan's speed it is
   * @param lateLimit the largest share of late units allowed, in [0, 1)
   * @param units of the run that it stands on
   * @param late units of that run that were late or dropped
   * @param lateUpper upper 95 % bound on their share; empty where the run is too short for one
   */
  public record CapacitySummary(
      OptionalDouble unitsPerMinute,
      OptionalDouble headRoom,
      double lateLimit,
      long units,
      long late,
      OptionalDouble lateUpper) {}
}
