package org.cvready.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cvready.dataset.Sample;
import org.cvready.latency.FixedPeriod;
import org.cvready.latency.FullQueue;
import org.cvready.latency.LineSpeedBounds;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.LineSpeedSetup.Waiting;
import org.cvready.latency.Pace;
import org.cvready.metric.Metric;
import org.cvready.metric.interval.BlockBound;
import org.cvready.metric.interval.SampleSize;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.GatePlan;
import org.cvready.plan.LineSpeedPlan;
import org.cvready.plan.Plan;
import org.cvready.study.LineSpeedQuestion;
import org.cvready.study.LineSpeedStudy;
import org.cvready.study.strange.SplitGuard;

/** From a plan's line-speed section to its figures. */
final class LineSpeed {
  private LineSpeed() {}

  /** Runs the line, where the plan asks for it. */
  static Optional<LatencyMeter> measure(OpenedPlan opened, RunProgress progress)
      throws InterruptedException {
    Optional<LineSpeedPlan> plan = opened.plan().lineSpeed();
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    int shown = shown(opened.plan());
    String name = opened.plan().datasets().get(shown).name();
    LineSpeedQuestion question = question(plan.get(), opened.datasets().get(shown).samples());
    progress.stage("line speed", question.setup().units());
    try (LineSpeedStudy study =
        new LineSpeedStudy(
            opened.detector(),
            opened.point(),
            opened.watch().guard().filter(guard -> guard.guards(name)).map(SplitGuard::guard),
            question.images())) {
      return Optional.of(new LatencyMeter(question, study.run(question.setup(), progress::at)));
    }
  }

  private static LineSpeedQuestion question(LineSpeedPlan plan, List<Sample> images) {
    FixedPeriod schedule = FixedPeriod.perMinute(plan.unitsPerMinute());
    LineSpeedSetup setup =
        LineSpeedSetup.of(schedule, plan.warmUp(), plan.run())
            .with(
                plan.workers().orElse(1),
                new Waiting(
                    plan.queue().orElse(unitsIn(plan.deadline(), schedule)),
                    FullQueue.DROP_NEWEST));
    Duration stall = plan.stall().orElse(LineSpeedBounds.DEFAULT_STALL);
    return new LineSpeedQuestion(images, setup, plan.deadline(), stall);
  }

  /** A unit that waits longer than this is late anyway. */
  private static int unitsIn(Duration deadline, FixedPeriod schedule) {
    return Math.max(1, schedule.unitsIn(deadline));
  }

  /**
   * The position of the set that the line shows: the first on-site one, or the first of all where
   * there is none.
   */
  private static int shown(Plan plan) {
    for (int i = 0; i < plan.datasets().size(); i++) {
      if (plan.datasets().get(i).role() == Role.ON_SITE) {
        return i;
      }
    }
    return 0;
  }

  /** How many frames a plan's run measures. */
  static long frames(LineSpeedPlan plan) {
    return FixedPeriod.perMinute(plan.unitsPerMinute()).unitsIn(plan.run());
  }

  /** The frames that a limit needs where not one is late or slow; empty where none would do. */
  static OptionalLong framesFor(LineSpeedPlan plan, GatePlan gate) {
    FixedPeriod schedule = FixedPeriod.perMinute(plan.unitsPerMinute());
    int stall = Pace.of(schedule).stallUnits(plan.stall().orElse(LineSpeedBounds.DEFAULT_STALL));
    double share =
        gate.metric() == Metric.LATE_FRAMES
            ? gate.limit().value()
            : 1 - LatencyMeter.percentOf(gate.metric()) / 100;
    return SampleSize.framesWithoutEvent(share, new BlockBound(stall, gate.confidence()));
  }
}
