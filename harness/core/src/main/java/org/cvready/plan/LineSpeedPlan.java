package org.cvready.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line-speed run.
 *
 * @param unitsPerMinute arrivals, above 0
 * @param arrivals how they are spread over time
 * @param cameras who looks at them
 * @param deadline from scheduled arrival to decision
 * @param warmUp left out of the figures, at least; 0 for none
 * @param run measured after the warm-up
 * @param workers threads that decide; empty for one
 * @param queue most frames that wait; empty for as many as arrive within the deadline
 * @param policy what becomes of a frame that finds the queue full
 * @param stall longest stall that the owner expects; empty for the program's default
 * @param capacity how the highest speed is looked for, where asked for
 */
public record LineSpeedPlan(
    double unitsPerMinute,
    Arrivals arrivals,
    Cameras cameras,
    Duration deadline,
    Duration warmUp,
    Duration run,
    OptionalInt workers,
    OptionalInt queue,
    Policy policy,
    Optional<Duration> stall,
    Optional<Capacity> capacity) {

  /** What becomes of a frame that finds the queue full. */
  public enum Policy {
    /** It is dropped. */
    DROP_NEWEST,
    /** The one that has waited longest is dropped for it. */
    DROP_OLDEST,
    /** Its hand-over waits for room. */
    BLOCK;

    /** The word in plans: {@code drop_newest}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How arrivals are spread over time.
   *
   * @param kind by which rule
   * @param jitter for {@link Kind#JITTER}: largest error of the encoder, periods, in (0, 0.5]
   * @param size for {@link Kind#BURST}: units of a burst, at least 2
   * @param spacing for {@link Kind#BURST}: time between the units of a burst
   */
  public record Arrivals(Kind kind, double jitter, int size, Duration spacing) {
    /** One unit every so often. */
    public static final Arrivals FIXED = new Arrivals(Kind.FIXED, 0, 1, Duration.ZERO);

    /** The rule of arrivals. */
    public enum Kind {
      /** One unit every so often. */
      FIXED,
      /** The same, a little early or late each. */
      JITTER,
      /** Several at once and then none for a while. */
      BURST,
      /** At random, independent of each other. */
      POISSON;

      /** The word in plans: {@code poisson}. */
      public String key() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /**
   * Who looks at the units.
   *
   * @param count cameras, positive
   * @param phase how much later each camera's frame comes, or its lane starts, than the one before
   * @param watch what each of them sees
   */
  public record Cameras(int count, Duration phase, Watch watch) {
    /** One camera that sees each unit. */
    public static final Cameras ONE = new Cameras(1, Duration.ZERO, Watch.EACH_UNIT);

    /** What a camera sees. */
    public enum Watch {
      /** Every unit: a unit has a frame of each camera. */
      EACH_UNIT,
      /** The units of a lane of its own: the lanes share the units evenly. */
      OWN_LANE;

      /** The word in plans: {@code each_unit}. */
      public String key() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /**
   * How the highest speed is looked for.
   *
   * @param lateLimit most late units that it may have, a share in [0, 1)
   * @param run how long each run of the search is measured
   * @param points most runs of the search
   * @param confirm how long a confirmation run is measured
   */
  public record Capacity(double lateLimit, Duration run, int points, Duration confirm) {}
}
