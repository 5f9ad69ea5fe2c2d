package org.cvready.study.throughput;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.model.Detector;
import org.cvready.study.throughput.PairedTrials.Candidate;
import org.cvready.study.throughput.ThroughputFindings.Method;
import org.cvready.study.throughput.ThroughputFindings.Omission;
import org.cvready.study.throughput.ThroughputMeter.Metered;
import org.cvready.study.throughput.ThroughputMeter.MeteredRow;
import org.cvready.study.throughput.ThroughputQuestion.Grid;
import org.cvready.vision.Detection;

/**
 * Measures throughput, checks in the same run that the model still finds what it found in the
 * accuracy run, and tries what other settings buy.
 */
public final class ThroughputStudy {
  private final ThroughputQuestion question;
  private final ThroughputMeter meter;
  private final Optional<AccuracyCheck> accuracy;

  /**
   * A study.
   *
   * @param question what to measure
   * @param meter takes the time
   * @param accuracy tells what settings that change the picture do to what the model finds; empty
   *     where no labelled benchmark is there to tell it
   */
  public ThroughputStudy(
      ThroughputQuestion question, ThroughputMeter meter, Optional<AccuracyCheck> accuracy) {
    this.question = question;
    this.meter = meter;
    this.accuracy = accuracy;
  }

  /**
   * What came of it.
   *
   * @param findings the answer
   * @param meterJson the meter's own account, a JSON document
   */
  public record Answer(ThroughputFindings findings, String meterJson) {}

  /** Is told which part of the study begins. */
  public interface Progress extends ThroughputMeter.Progress {
    /** Settings are tried in pairs, so many. */
    void trials(int count);

    /** So many images are shown to see what a setting finds. */
    void accuracy(int images);
  }

  /**
   * Runs it.
   *
   * @param detector the model, open, as the accuracy run used it
   * @param expected what the accuracy run found in each of the images
   * @param progress told how far it has come
   * @throws IOException where nothing could be measured; the message says why
   */
  public Answer run(Detector detector, List<List<Detection>> expected, Progress progress)
      throws IOException, InterruptedException {
    if (expected.size() != question.images().size()) {
      throw new IllegalArgumentException(
          "expected detections must be of %d images, got %d"
              .formatted(question.images().size(), expected.size()));
    }
    Grid grid = detector.batchObstacle().isEmpty() ? question.grid() : question.grid().single();
    MeterTask task =
        new MeterTask(
            question.model(), question.files(), grid.rows(), question.effort(), question.seed());
    Metered metered = meter.measure(task, progress);
    RowCheck check = new RowCheck(question, expected);
    List<ThroughputRow> rows = metered.rows().stream().map(check::row).toList();
    StageTimes stages = StageTimes.measure(detector, question.files(), question.effort());
    List<Candidate> candidates = new TrialChoice(question, grid).of(detector, rows, stages);
    progress.trials(candidates.size());
    List<SettingTrial> trials =
        new PairedTrials(question.model(), question.files(), question.effort().run())
            .run(grid.base(), candidates);
    if (accuracy.isPresent()) {
      trials = new TrialAccuracy(accuracy.get(), progress).judged(detector, candidates, trials);
    }
    List<Omission> omissions = omissions(detector);
    ThroughputFindings findings =
        new ThroughputFindings(
            new ThroughputWords(rows).findings(),
            new ThroughputAdvice(stages, trials, fixedInput(detector)).text(omissions),
            method(detector),
            rows,
            omissions,
            Optional.of(stages),
            trials);
    return new Answer(findings, metered.json());
  }

  /** The size that a model takes alone. */
  private static Optional<String> fixedInput(Detector detector) {
    return detector.fixesInputSize()
        ? Optional.of(
            "%d x %d pixels"
                .formatted(
                    detector.description().layout().width(),
                    detector.description().layout().height()))
        : Optional.empty();
  }

  private List<Omission> omissions(Detector detector) {
    List<Omission> omissions = new ArrayList<>();
    detector
        .batchObstacle()
        .ifPresent(
            why ->
                omissions.add(
                    new Omission("batches of more than one image", "the batch must be " + why)));
    if (detector.batchObstacle().isEmpty() && question.grid().batch().size() == 1) {
      omissions.add(
          new Omission(
              "other batches than " + question.grid().batch().get(0),
              "the plan lists none under throughput.batch"));
    }
    if (question.grid().intraOp().size() == 1) {
      omissions.add(
          new Omission(
              "other numbers of intra-op threads than " + question.grid().intraOp().get(0),
              "the plan lists none under throughput.intra_op"));
    }
    return omissions;
  }

  private Method method(Detector detector) {
    Effort effort = question.effort();
    return new Method(
        meter.name(),
        detector.description().engine(),
        question.datasets(),
        question.images().size(),
        effort.forks(),
        Effort.ITERATIONS,
        effort.warmUp().toNanos() / 1e9,
        effort.run().toNanos() / 1e9,
        Runtime.getRuntime().availableProcessors(),
        OutputTolerance.DEFAULT);
  }

  /** From what the meter measured to what may be believed of it. */
  static final class RowCheck {
    /** Fewer images than this, over and over, might be answered by caches. */
    static final int LEAST_DISTINCT = 16;

    private final ThroughputQuestion question;
    private final List<List<Detection>> expected;

    RowCheck(ThroughputQuestion question, List<List<Detection>> expected) {
      this.question = question;
      this.expected = expected;
    }

    ThroughputRow row(MeteredRow metered) {
      Optional<String> invalid = metered.failure().or(() -> invalid(metered));
      int equal =
          (int)
              metered.outputs().stream()
                  .filter(output -> expected.get(output.image()).equals(output.detections()))
                  .count();
      return new ThroughputRow(
          metered.row().scenario(),
          metered.row().span(),
          metered.row().setting(),
          metered.speed(),
          metered.distinct(),
          metered.outputs().size(),
          equal,
          invalid);
    }

    private Optional<String> invalid(MeteredRow metered) {
      if (metered.speed().isEmpty()) {
        return Optional.of("the meter gave no figure");
      }
      long shown = metered.speed().get().shown();
      if (metered.distinct() < LEAST_DISTINCT && shown > metered.distinct()) {
        return Optional.of(
            "only %d different images were shown, %d times in all: at least %d are needed, so that"
                    .formatted(metered.distinct(), shown, LEAST_DISTINCT)
                + " no cache can answer in the model's place");
      }
      if (metered.outputs().isEmpty()) {
        return Optional.of(
            "no output of the timed run was kept, so that nobody knows what the model found");
      }
      return metered.outputs().stream().map(this::difference).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> difference(ThroughputMeter.TimedOutput output) {
      List<Detection> wanted = expected.get(output.image());
      return OutputTolerance.DEFAULT
          .difference(wanted, output.detections(), floor(wanted, output.detections()))
          .map(
              what ->
                  "in the timed run the model did not find what it found in the accuracy run: on %s"
                          .formatted(question.images().get(output.image()).name())
                      + " the timed run "
                      + what);
    }

    /** Where a list is full, its end depends on the last digits of scores. */
    private double floor(List<Detection> one, List<Detection> other) {
      return Math.max(
          question.model().scoreFloor(), Math.max(lowestOfFull(one), lowestOfFull(other)));
    }

    private double lowestOfFull(List<Detection> found) {
      return found.size() < question.model().maxDetections()
          ? 0
          : found.stream().mapToDouble(Detection::score).min().orElse(0);
    }
  }
}
