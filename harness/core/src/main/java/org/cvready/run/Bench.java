package org.cvready.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.certificate.Evidence;
import org.cvready.certificate.SpeedEvidence;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanReader;
import org.cvready.report.AtomicFiles;
import org.cvready.report.EvidenceJson;
import org.cvready.study.ImagePass;
import org.cvready.study.PassQuestion;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.Showing;
import org.cvready.study.line.LineFindings;
import org.cvready.study.throughput.ThroughputFindings;
import org.cvready.study.throughput.ThroughputMeter;
import org.cvready.study.throughput.ThroughputStudy;

/**
 * Throughput and line speed of a plan alone, without a verdict.
 *
 * <p>Writes {@code bench.json}, in the form of {@code evidence.json} with its part about speed
 * alone, and the meter's own account. Where the plan has no line speed, or asks for no search of
 * the highest one, the file says so and names what is missing.
 */
public final class Bench {
  /** Name of the file with the figures. */
  public static final String FILE = "bench.json";

  private final RunOptions options;
  private final RunProgress progress;

  private Bench(RunOptions options, RunProgress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Measures with the meter that is installed.
   *
   * @param plan the plan's file
   * @param options where to write, how many threads look for what the model finds
   * @param progress is told how far it has come
   * @return what was measured, with throughput in any case
   * @throws org.cvready.plan.BadPlanException where the plan is wrong; it lists everything
   * @throws MeterMissingException where nothing on the class path can measure
   * @throws org.cvready.dataset.UnreadableDatasetException where a set is
   * @throws org.cvready.model.engine.UnusableModelException where the model is
   */
  public static SpeedEvidence run(Path plan, RunOptions options, RunProgress progress)
      throws IOException, InterruptedException {
    Plan read = PlanReader.read(plan, options.paths());
    return run(read, options, progress, Throughput.installed());
  }

  static SpeedEvidence run(
      Plan plan, RunOptions options, RunProgress progress, ThroughputMeter meter)
      throws IOException, InterruptedException {
    return new Bench(options, progress).measure(plan, meter);
  }

  private SpeedEvidence measure(Plan plan, ThroughputMeter meter)
      throws IOException, InterruptedException {
    progress.stage("reading model and data", 1);
    try (OpenedPlan opened = OpenedPlan.open(plan, options.paths())) {
      Throughput throughput = Throughput.of(opened, meter);
      accuracyRun(opened, throughput.images());
      ThroughputStudy.Answer answer = throughput.measure(progress);
      SpeedEvidence speed =
          SpeedEvidence.NONE
              .withThroughput(answer.findings())
              .withDevice(DeviceEvidence.measured(opened));
      Optional<LineFindings> line =
          LineSpeed.measure(guarded(opened), progress).map(LatencyMeter::findings);
      speed = line.map(speed::withLine).orElse(speed);
      speed = notMeasured(plan).map(speed::withNotMeasured).orElse(speed);
      write(speed, answer.meterJson());
      progress.end();
      return speed;
    }
  }

  private static Optional<String> notMeasured(Plan plan) {
    if (plan.lineSpeed().isEmpty()) {
      return Optional.of(
          "Line speed was not measured, since the plan has no section line_speed: write"
              + " line_speed: {units_per_minute: ..., deadline: ...} into it, and bench measures it"
              + " too; certify also holds it against limits.");
    }
    return plan.lineSpeed().get().capacity().isEmpty()
        ? Optional.of(
            "The highest line speed was not looked for, since the plan has no key"
                + " line_speed.capacity: write capacity: {late_limit: ...} into that section, and"
                + " bench and certify look for it.")
        : Optional.empty();
  }

  /** The time of a guard counts on the line. */
  private OpenedPlan guarded(OpenedPlan opened) throws IOException, InterruptedException {
    return opened.plan().lineSpeed().isPresent()
        ? GuardRun.fitted(opened, options.workers(), progress)
        : opened;
  }

  /** Shows the images to the model as {@code certify} does, and keeps what it finds. */
  private void accuracyRun(OpenedPlan opened, TimedImages images)
      throws IOException, InterruptedException {
    List<PassSet> sets = new ArrayList<>();
    for (PassSet all : PassPlan.of(opened).sets()) {
      SetCondition chosen =
          new SetCondition(
              Showing.CLEAN, Optional.of(images.of(sets.size())), OptionalDouble.empty());
      sets.add(new PassSet(all.data(), all.clusterBy(), all.unitBy(), List.of(chosen)));
    }
    PassQuestion question =
        new PassQuestion(sets, opened.point(), opened.plan().seed(), options.workers());
    progress.stage("images", question.passes());
    ImagePass.run(opened.detector(), question, images, progress::at);
  }

  private void write(SpeedEvidence speed, String meterJson) throws IOException {
    Evidence evidence = Evidence.NONE.withSpeed(speed);
    AtomicFiles.write(options.out().resolve(FILE), EvidenceJson.write(evidence));
    AtomicFiles.write(options.out().resolve(ThroughputFindings.METER_FILE), meterJson);
  }
}
