package org.cvready.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cvready.dataset.Dataset;
import org.cvready.latency.Capacity;
import org.cvready.latency.CapacityQuestion;
import org.cvready.latency.CapacitySearch;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.StageTimes;
import org.cvready.metric.Metric;
import org.cvready.metric.interval.BlockBound;
import org.cvready.metric.interval.SampleSize;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.GatePlan;
import org.cvready.plan.LineSpeedPlan;
import org.cvready.plan.Plan;
import org.cvready.study.LineSpeedQuestion;
import org.cvready.study.LineSpeedStudy;
import org.cvready.study.PassSet;
import org.cvready.study.selection.ChainDecider;
import org.cvready.study.strange.Guard;
import org.cvready.study.strange.SplitGuard;

/** From a plan's line-speed section to its figures. */
final class LineSpeed {
  private static final double NANOS_PER_MINUTE = 60e9;

  private final LineSpeedPlan plan;
  private final LineSetups setups;
  private final RunProgress progress;

  private LineSpeed(LineSpeedPlan plan, long seed, RunProgress progress) {
    this.plan = plan;
    this.setups = new LineSetups(plan, seed);
    this.progress = progress;
  }

  /** Runs the line, where the plan asks for it, and looks for its highest speed likewise. */
  static Optional<LatencyMeter> measure(OpenedPlan opened, RunProgress progress)
      throws InterruptedException {
    Optional<LineSpeedPlan> plan = opened.plan().lineSpeed();
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new LineSpeed(plan.get(), opened.plan().seed(), progress).measure(opened));
  }

  private LatencyMeter measure(OpenedPlan opened) throws InterruptedException {
    LineSpeedQuestion question = question(opened);
    try (LineSpeedStudy study =
        new LineSpeedStudy(
            opened.detector(),
            opened.point(),
            guard(opened, shownSet(opened.plan())),
            question.images())) {
      LineSpeedResult result = run(study, "line speed", question.setup());
      return new LatencyMeter(question, result, capacity(study, result));
    }
  }

  /**
   * Runs the same line once more with a second pass in it.
   *
   * @param line whom the line asks
   */
  static LatencyMeter withSecondPass(
      OpenedPlan opened, ChainDecider.Setup line, RunProgress progress)
      throws InterruptedException {
    LineSpeed speed =
        new LineSpeed(opened.plan().lineSpeed().orElseThrow(), opened.plan().seed(), progress);
    LineSpeedQuestion question = speed.question(opened);
    DatasetPlan shown = opened.plan().datasets().get(shown(opened.plan()));
    Dataset images = opened.datasets().get(shown(opened.plan()));
    PassSet set = new PassSet(images, shown.clusterBy(), shown.unitBy(), List.of());
    try (LineSpeedStudy study =
        new LineSpeedStudy(
            () -> new ChainDecider(line, set), ChainDecider.stages(), question.images())) {
      LineSpeedResult result = speed.run(study, "line speed with second pass", question.setup());
      return new LatencyMeter(question, result, Optional.empty());
    }
  }

  /** The name of the set whose images the line shows. */
  static String shownSet(Plan plan) {
    return plan.datasets().get(shown(plan)).name();
  }

  /** The guard that looks at a set's images, where there is one. */
  static Optional<Guard> guard(OpenedPlan opened, String dataset) {
    return opened.watch().guard().filter(each -> each.guards(dataset)).map(SplitGuard::guard);
  }

  private LineSpeedQuestion question(OpenedPlan opened) {
    return new LineSpeedQuestion(
        opened.datasets().get(shown(opened.plan())).samples(),
        setups.planned(),
        plan.deadline(),
        setups.stall());
  }

  private LineSpeedResult run(LineSpeedStudy study, String stage, LineSpeedSetup setup)
      throws InterruptedException {
    long usual = (long) setup.units() * setup.cameras().count();
    progress.stage(stage, usual);
    // A warm-up that goes on shows no progress beyond what was announced.
    return study.run(setup, arrived -> progress.at(Math.min(arrived, usual)));
  }

  private Optional<Capacity> capacity(LineSpeedStudy study, LineSpeedResult atPlan)
      throws InterruptedException {
    if (plan.capacity().isEmpty()) {
      return Optional.empty();
    }
    LineSpeedPlan.Capacity wished = plan.capacity().get();
    CapacityQuestion question =
        new CapacityQuestion(
            plan.deadline(), wished.lateLimit(), wished.run(), wished.points(), wished.confirm());
    return Optional.of(
        CapacitySearch.of(
            question,
            atPlan,
            guess(atPlan),
            (speed, time) -> run(study, "capacity", setups.at(speed, time))));
  }

  /** What the workers could do if they were never idle. */
  private double guess(LineSpeedResult result) {
    double nanosOfFrame =
        result.trace().stages().stream()
            .filter(stage -> !stage.name().equals(StageTimes.WAIT) && stage.frames() > 0)
            .mapToDouble(StageTimes::meanNanos)
            .sum();
    LineSpeedSetup setup = setups.planned();
    double nanosOfUnit = Math.max(1, nanosOfFrame * setup.cameras().count());
    return nanosOfFrame == 0
        ? plan.unitsPerMinute()
        : NANOS_PER_MINUTE * setup.workers() / nanosOfUnit;
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

  /** How many units a plan's run measures. */
  static long units(LineSpeedPlan plan) {
    return new LineSetups(plan, 0).units();
  }

  /** The units that a limit needs where not one is late or slow; empty where none would do. */
  static OptionalLong unitsFor(LineSpeedPlan plan, GatePlan gate) {
    LineSetups setups = new LineSetups(plan, 0);
    Duration stall = setups.stall();
    double share =
        gate.metric() == Metric.LATE_FRAMES
            ? gate.limit().value()
            : 1 - LatencyMeter.percentOf(gate.metric()) / 100;
    return SampleSize.framesWithoutEvent(
        share, new BlockBound(setups.pace().stallUnits(stall), gate.confidence()));
  }
}
