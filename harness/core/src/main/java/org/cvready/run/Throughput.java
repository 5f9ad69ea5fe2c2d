package org.cvready.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.plan.ThroughputPlan;
import org.cvready.study.throughput.Effort;
import org.cvready.study.throughput.MeterTask;
import org.cvready.study.throughput.ThroughputMeter;
import org.cvready.study.throughput.ThroughputQuestion;
import org.cvready.study.throughput.ThroughputQuestion.Grid;
import org.cvready.study.throughput.ThroughputStudy;

/** From a plan's section about throughput to its figures. */
final class Throughput {
  private final OpenedPlan opened;
  private final ThroughputPlan plan;
  private final TimedImages images;

  /**
   * Chooses the images; they are an {@link org.cvready.study.ObservationSink} that the accuracy run
   * has to tell what it finds.
   */
  Throughput(OpenedPlan opened, ThroughputPlan plan) throws IOException {
    this.opened = opened;
    this.plan = plan;
    this.images = new TimedImages(opened, plan.images());
  }

  TimedImages images() {
    return images;
  }

  /** The meter that is installed; an error that says what is missing where there is none. */
  static ThroughputMeter installed() throws MeterMissingException {
    return ThroughputMeter.installed()
        .orElseThrow(
            () ->
                new MeterMissingException(
                    "throughput needs a meter on the class path, got none: the jars"
                        + " cvready-benchmarks and jmh-core must lie in lib/ of the distribution"));
  }

  /** Measures, once the accuracy run is through. */
  ThroughputStudy.Answer measure(ThroughputMeter meter, RunProgress progress)
      throws IOException, InterruptedException {
    ThroughputQuestion question =
        new ThroughputQuestion(
            model(),
            images.images(),
            images.datasets(),
            new Grid(threads(), plan.intraOp(), plan.batch()),
            new Effort(plan.forks(), plan.warmUp(), plan.run()),
            opened.plan().seed());
    return new ThroughputStudy(question, meter)
        .run(opened.detector(), images.expected(), new Told(progress));
  }

  private List<Integer> threads() {
    return plan.threads().isEmpty()
        ? Stream.of(1, Runtime.getRuntime().availableProcessors()).distinct().toList()
        : plan.threads();
  }

  /** The same model in another process: what was found out about it is said, not found again. */
  private ModelOptions model() {
    Detector detector = opened.detector();
    return OpenedPlan.modelOptions(opened.plan(), opened.plan().model().file())
        .withDecoder(detector.description().decoder())
        .withClassNames(detector.classNames().names());
  }

  /** Rows and trials as stages of a run. */
  private record Told(RunProgress progress) implements ThroughputStudy.Progress {
    @Override
    public void row(MeterTask.Row row, int steps) {
      progress.stage("throughput, " + row.words(), steps);
    }

    @Override
    public void at(int done) {
      progress.at(done);
    }

    @Override
    public void trials(int count) {
      progress.stage("throughput, settings in pairs", count);
    }
  }

  /** The plan's section; what is usual where it has none. */
  static ThroughputPlan plan(OpenedPlan opened) {
    return Optional.of(opened.plan())
        .flatMap(org.cvready.plan.Plan::throughput)
        .orElse(ThroughputPlan.DEFAULTS);
  }
}
