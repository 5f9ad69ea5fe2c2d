package org.cvready.run;

import java.util.Optional;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.StageTimes;
import org.cvready.metric.Confidence;
import org.cvready.metric.Metric;
import org.cvready.plan.SecondPassPlan;
import org.cvready.study.LineStage;
import org.cvready.study.selection.ChainDecider;
import org.cvready.study.selection.ChainLine;
import org.cvready.study.selection.Router;
import org.cvready.study.selection.Verification;

/** Runs the line with the second pass in it, beside the run of the model alone. */
final class ChainLineRun {
  private final OpenedPlan opened;
  private final Optional<LatencyMeter> model;
  private final ChainDecider.Setup line;

  private ChainLineRun(OpenedPlan opened, Optional<LatencyMeter> model, ChainDecider.Setup line) {
    this.opened = opened;
    this.model = model;
    this.line = line;
  }

  /** A run with this routing and this verifier. */
  static ChainLineRun of(
      OpenedPlan opened, SeenRun seen, Router router, Verification verification) {
    SecondPassPlan wish = opened.plan().secondPass().orElseThrow();
    return new ChainLineRun(
        opened,
        seen.latency().filter(ran -> wish.reach().atLineSpeed()),
        new ChainDecider.Setup(
            opened.detector(),
            opened.point(),
            LineSpeed.guard(opened, LineSpeed.shownSet(opened.plan())),
            router,
            verification,
            wish.decide()));
  }

  /** Runs it where the plan asks for it. */
  Optional<ChainLine> run(RunProgress progress) throws InterruptedException {
    if (model.isEmpty()) {
      return Optional.empty();
    }
    LatencyMeter chain = LineSpeed.withSecondPass(opened, line, progress);
    LineSpeedResult result = chain.result();
    return Optional.of(
        new ChainLine(
            LineSpeed.shownSet(opened.plan()),
            result.invalidReasons(),
            model.get().result().invalidReasons(),
            frames(result, LineStage.DECODE.key()),
            frames(result, ChainDecider.SECOND_LOOK),
            busy(chain),
            model.get().measure(Metric.LATE_FRAMES, Confidence.USUAL).measurement(),
            chain.measure(Metric.LATE_FRAMES, Confidence.USUAL).measurement(),
            model.get().findings().claims(),
            chain.findings()));
  }

  private static long frames(LineSpeedResult result, String stage) {
    return result.trace().stages().stream()
        .filter(each -> each.name().equals(stage))
        .mapToLong(StageTimes::frames)
        .sum();
  }

  /** Time at work over time there was, of all workers. */
  private static double busy(LatencyMeter chain) {
    double worked =
        chain.result().trace().stages().stream()
            .filter(stage -> !stage.name().equals(StageTimes.WAIT))
            .mapToDouble(stage -> stage.meanNanos() * stage.frames())
            .sum();
    double there =
        (double) chain.result().units()
            * chain.result().pace().meanPeriodNanos()
            * chain.question().setup().workers();
    return there == 0 ? 0 : worked / there;
  }
}
