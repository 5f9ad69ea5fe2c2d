package org.cvready.run;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.cvready.latency.Bursts;
import org.cvready.latency.Cameras;
import org.cvready.latency.FixedPeriod;
import org.cvready.latency.FullQueue;
import org.cvready.latency.GeneratorLimits;
import org.cvready.latency.JitteredPeriod;
import org.cvready.latency.LineSpeedBounds;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.LineSpeedSetup.Waiting;
import org.cvready.latency.MergedLanes;
import org.cvready.latency.Pace;
import org.cvready.latency.PoissonArrivals;
import org.cvready.latency.Schedule;
import org.cvready.latency.WarmUp;
import org.cvready.plan.LineSpeedPlan;
import org.cvready.plan.LineSpeedPlan.Cameras.Watch;

/** The runs that a plan's line-speed section asks for, at its own speed or at another. */
final class LineSetups {
  private final LineSpeedPlan plan;
  private final long seed;

  /** Takes the section and the plan's seed, from which schedules draw. */
  LineSetups(LineSpeedPlan plan, long seed) {
    this.plan = plan;
    this.seed = seed;
  }

  /** The run that the plan asks for. */
  LineSpeedSetup planned() {
    Schedule schedule = schedule(plan.unitsPerMinute());
    return setup(
        schedule,
        WarmUp.atLeast(schedule.unitsIn(plan.warmUp())),
        Math.max(1, schedule.unitsIn(plan.run())));
  }

  /** A run at another speed, with a short warm-up: the model has been running. */
  LineSpeedSetup at(double unitsPerMinute, Duration run) {
    Schedule schedule = schedule(unitsPerMinute);
    int warmUp = schedule.unitsIn(run.dividedBy(5).plusMillis(1));
    return setup(schedule, WarmUp.exactly(warmUp), Math.max(1, schedule.unitsIn(run)));
  }

  private LineSpeedSetup setup(Schedule schedule, WarmUp warmUp, int units) {
    Cameras cameras =
        plan.cameras().watch() == Watch.EACH_UNIT
            ? new Cameras(plan.cameras().count(), plan.cameras().phase())
            : Cameras.ONE;
    return new LineSpeedSetup(
        schedule,
        cameras,
        warmUp,
        units,
        plan.workers().orElse(1),
        new Waiting(plan.queue().orElse(framesInDeadline(schedule, cameras)), policy()),
        GeneratorLimits.DEFAULT);
  }

  /** A frame that waits longer than the deadline is late anyway; a burst must find room. */
  private int framesInDeadline(Schedule schedule, Cameras cameras) {
    int units = Math.max(schedule.unitsIn(plan.deadline()), schedule.unitsTogether());
    return Math.multiplyExact(Math.max(1, units), cameras.count());
  }

  private FullQueue policy() {
    return switch (plan.policy()) {
      case DROP_NEWEST -> FullQueue.DROP_NEWEST;
      case DROP_OLDEST -> FullQueue.DROP_OLDEST;
      case BLOCK -> FullQueue.BLOCK;
    };
  }

  private Schedule schedule(double unitsPerMinute) {
    int lanes = plan.cameras().watch() == Watch.OWN_LANE ? plan.cameras().count() : 1;
    if (lanes == 1) {
      return lane(unitsPerMinute, 0);
    }
    List<Schedule> schedules =
        IntStream.range(0, lanes).mapToObj(lane -> lane(unitsPerMinute / lanes, lane)).toList();
    return new MergedLanes(schedules, plan.cameras().phase().toNanos());
  }

  private Schedule lane(double unitsPerMinute, int lane) {
    FixedPeriod fixed = FixedPeriod.perMinute(unitsPerMinute);
    long period = fixed.meanPeriodNanos();
    long own = seed + lane;
    return switch (plan.arrivals().kind()) {
      case FIXED -> fixed;
      case JITTER -> new JitteredPeriod(period, plan.arrivals().jitter(), own);
      case BURST ->
          new Bursts(
              period,
              plan.arrivals().size(),
              // Faster than the plan, the units of a burst come closer together too.
              Math.min(plan.arrivals().spacing().toNanos(), period));
      case POISSON -> new PoissonArrivals(period, own);
    };
  }

  /** How fast units come. */
  Pace pace() {
    return Pace.of(schedule(plan.unitsPerMinute()));
  }

  /** The longest stall that the owner expects. */
  Duration stall() {
    return plan.stall().orElse(LineSpeedBounds.DEFAULT_STALL);
  }

  /** How many units a plan's run measures. */
  long units() {
    return planned().measuredUnits();
  }
}
