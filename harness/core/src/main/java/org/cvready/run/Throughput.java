package org.cvready.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.Plan;
import org.cvready.plan.ThroughputPlan;
import org.cvready.study.PassSet;
import org.cvready.study.throughput.AccuracyCheck;
import org.cvready.study.throughput.Effort;
import org.cvready.study.throughput.MeterTask;
import org.cvready.study.throughput.ThroughputFindings;
import org.cvready.study.throughput.ThroughputMeter;
import org.cvready.study.throughput.ThroughputQuestion;
import org.cvready.study.throughput.ThroughputQuestion.Grid;
import org.cvready.study.throughput.ThroughputStudy;

/** From a plan's section about throughput to its figures. */
final class Throughput {
  private final OpenedPlan opened;
  private final ThroughputPlan plan;
  private final ThroughputMeter meter;
  private final TimedImages images;

  private Throughput(OpenedPlan opened, ThroughputPlan plan, ThroughputMeter meter)
      throws IOException {
    this.opened = opened;
    this.plan = plan;
    this.meter = meter;
    this.images = new TimedImages(opened, plan.images());
  }

  /**
   * Where the plan asks for it: looks for the meter and chooses the images, both before anything
   * that takes long.
   */
  static Optional<Throughput> asked(OpenedPlan opened) throws IOException {
    Optional<ThroughputPlan> plan = opened.plan().throughput();
    return plan.isPresent()
        ? Optional.of(new Throughput(opened, plan.get(), installed()))
        : Optional.empty();
  }

  /** As the plan says, or as is usual where it says nothing. */
  static Throughput of(OpenedPlan opened, ThroughputMeter meter) throws IOException {
    return new Throughput(
        opened, opened.plan().throughput().orElse(ThroughputPlan.DEFAULTS), meter);
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

  /** The images that are shown; the accuracy run has to tell them what it finds. */
  TimedImages images() {
    return images;
  }

  /** Where asked for, measures once the accuracy run is through, and writes JMH's own account. */
  static Optional<ThroughputFindings> findings(
      Optional<Throughput> asked, RunProgress progress, OutputFolder out)
      throws IOException, InterruptedException {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    ThroughputStudy.Answer answer = asked.get().measure(progress);
    Files.writeString(out.file(ThroughputFindings.METER_FILE), answer.meterJson());
    return Optional.of(answer.findings());
  }

  /** Measures, once the accuracy run is through. */
  ThroughputStudy.Answer measure(RunProgress progress) throws IOException, InterruptedException {
    ThroughputQuestion question =
        new ThroughputQuestion(
            model(),
            images.images(),
            images.datasets(),
            new Grid(threads(), plan.intraOp(), plan.batch()),
            new Effort(plan.forks(), plan.warmUp(), plan.run()),
            opened.plan().seed());
    return new ThroughputStudy(question, meter, accuracy())
        .run(opened.detector(), images.expected(), new Told(progress));
  }

  /** On the first labelled benchmark of the plan. */
  private Optional<AccuracyCheck> accuracy() {
    Plan all = opened.plan();
    for (int i = 0; i < all.datasets().size(); i++) {
      if (all.datasets().get(i).role() == Role.BENCHMARK && opened.datasets().get(i).isLabelled()) {
        PassSet set = PassPlan.of(opened).sets().get(i);
        return Optional.of(new AccuracyCheck(set, opened.point(), all.seed()));
      }
    }
    return Optional.empty();
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

    @Override
    public void accuracy(int images) {
      progress.stage("throughput, what another setting finds", images);
    }
  }
}
