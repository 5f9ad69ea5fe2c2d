package org.cvready.study.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cvready.imaging.DecodeMode;
import org.cvready.imaging.ImageEncoder;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.model.ModelOptions;
import org.cvready.model.TestPictures;
import org.cvready.model.TinyOnnx;
import org.cvready.study.throughput.ThroughputMeter.MeteredRow;
import org.cvready.study.throughput.ThroughputMeter.TimedOutput;
import org.cvready.study.throughput.ThroughputQuestion.Grid;
import org.cvready.study.throughput.ThroughputQuestion.TimedImage;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThroughputStudyTest {
  private static final Effort SHORT = new Effort(1, Duration.ofMillis(1), Duration.ofMillis(10));
  private static final Grid GRID = new Grid(List.of(1, 2), List.of(1), List.of(1, 4));

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  private final ThroughputStudy.Progress progress =
      new ThroughputStudy.Progress() {
        @Override
        public void trials(int count) {
          told.add("trials " + count);
        }

        @Override
        public void accuracy(int images) {
          told.add("accuracy " + images);
        }

        @Override
        public void row(MeterTask.Row row, int steps) {
          told.add(row.words());
        }

        @Override
        public void at(int done) {}
      };

  private ModelOptions model() {
    float[] box = {8, 8, 24, 24, 0.75f, 1};
    return ModelOptions.of(
        new TinyOnnx()
            .input("images", 1, 1, 3, 32, 32)
            .output("out", new long[] {1, 84, 6}, box)
            .metadata("names", "['a', 'b']")
            .write(folder));
  }

  private List<TimedImage> images(int count) throws IOException {
    List<TimedImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("image-%02d.png".formatted(i));
      Files.write(file, ImageEncoder.png(TestPictures.plain(32, 32, i, i, i)));
      images.add(new TimedImage(String.valueOf(file.getFileName()), file, 32, 32));
    }
    return images;
  }

  private ThroughputStudy.Answer answer(int count, UnaryOperator<MeteredRow> change)
      throws IOException, InterruptedException {
    List<TimedImage> images = images(count);
    ThroughputQuestion question =
        new ThroughputQuestion(model(), images, List.of("line"), GRID, SHORT, 7);
    try (Detector detector = Detector.open(model());
        DetectorWorker worker = detector.newWorker()) {
      List<Detection> each = worker.detect(TestPictures.plain(32, 32, 1, 1, 1));
      List<List<Detection>> expected = images.stream().map(image -> each).toList();
      return new ThroughputStudy(question, new FakeMeter(change), Optional.empty())
          .run(detector, expected, progress);
    }
  }

  @Test
  void run_ofAModelThatFindsTheSame_isValidAndTellsIt() throws Exception {
    ThroughputFindings found = answer(20, row -> row).findings();
    assertThat(found.valid()).isTrue();
    // Two numbers of threads, from files and inference alone, and one single stream of each.
    assertThat(found.rows()).hasSize(6);
    assertThat(found.rows()).allMatch(row -> row.equal() == 20 && row.compared() == 20);
    assertThat(found.findings())
        .anyMatch(line -> line.contains("200 ± 5.00 images a second with 2 threads"))
        .anyMatch(line -> line.contains("at most 12.0 ms for nine images in ten"))
        .anyMatch(line -> line.contains("120 outputs were compared, 120 were equal"));
    assertThat(told).hasSize(7).endsWith("trials 1");
  }

  @Test
  void run_ofAModelWithoutBatches_measuresNoneAndSaysWhy() throws Exception {
    ThroughputFindings found = answer(20, row -> row).findings();
    assertThat(found.rows()).allMatch(row -> row.setting().batch() == 1);
    assertThat(found.omissions())
        .anyMatch(one -> one.what().startsWith("batches") && one.why().contains("fixes its input"));
    assertThat(found.advice())
        .contains("Not measured and so not advised: batches of more")
        .contains("A smaller input is no choice: the model takes images of 32 x 32 pixels");
  }

  @Test
  void run_always_triesOtherSettingsInPairs() throws Exception {
    ThroughputFindings found = answer(20, row -> row).findings();
    assertThat(found.trials()).hasSize(1);
    SettingTrial trial = found.trials().get(0);
    assertThat(trial.base()).isEqualTo(new Setting(1, 1, 1));
    assertThat(trial.candidate()).isEqualTo(new Setting(2, 1, 1));
    assertThat(trial.lower()).isLessThanOrEqualTo(trial.ratio());
    assertThat(trial.upper()).isGreaterThanOrEqualTo(trial.ratio());
    assertThat(found.advice()).contains("2 threads in place of 1");
    StageTimes stages = found.stages().orElseThrow();
    assertThat(stages.stages().stream().mapToDouble(StageTimes.Stage::share).sum())
        .isBetween(0.999, 1.001);
  }

  @Test
  void trials_ofAModelOfOpenSize_haveASmallerInputAndSayThatItSeesOtherPixels() throws Exception {
    float[] box = {8, 8, 24, 24, 0.75f, 1};
    Path open =
        new TinyOnnx()
            .input("images", 1, 1, 3, -1, -1)
            .output("out", new long[] {1, 84, 6}, box)
            .metadata("names", "['a', 'b']")
            .metadata("imgsz", "[128, 160]")
            .write(Files.createDirectories(folder.resolve("open")));
    ThroughputQuestion question =
        new ThroughputQuestion(ModelOptions.of(open), images(1), List.of("line"), GRID, SHORT, 7);
    StageTimes stages = new StageTimes(1, List.of(new StageTimes.Stage("decoding", 1, 0.04)));
    try (Detector detector = Detector.open(ModelOptions.of(open))) {
      List<PairedTrials.Candidate> candidates =
          new TrialChoice(question, GRID.single()).of(detector, List.of(), stages);
      assertThat(candidates)
          .extracting(PairedTrials.Candidate::change)
          .containsExactly(
              "2 threads in place of 1", "an input of 128 x 96 pixels in place of 160 x 128");
      assertThat(candidates)
          .extracting(PairedTrials.Candidate::samePicture)
          .containsExactly(true, false);
      assertThat(candidates.get(1).model().input().width()).hasValue(128);
    }
  }

  @Test
  void trials_ofJpegsWhoseDecodingCounts_haveFewerPixels() {
    StageTimes slow = new StageTimes(1, List.of(new StageTimes.Stage("decoding", 1, 0.06)));
    StageTimes fast = new StageTimes(1, List.of(new StageTimes.Stage("decoding", 1, 0.04)));
    // The model takes 32 x 32 pixels.
    assertThat(decodesTried("a.JPG", 64, slow))
        .containsExactly(DecodeMode.FULL, DecodeMode.REDUCED, DecodeMode.SMALLEST);
    assertThat(decodesTried("a.jpeg", 65, slow))
        .containsExactly(DecodeMode.FULL, DecodeMode.SMALLEST);
    assertThat(decodesTried("a.jpg", 63, slow)).containsExactly(DecodeMode.FULL);
    assertThat(decodesTried("a.png", 64, slow)).containsExactly(DecodeMode.FULL);
    assertThat(decodesTried("a.jpg", 64, fast)).containsExactly(DecodeMode.FULL);
  }

  private List<DecodeMode> decodesTried(String file, int side, StageTimes stages) {
    List<TimedImage> images = List.of(new TimedImage(file, Path.of(file), side, side));
    ThroughputQuestion question =
        new ThroughputQuestion(model(), images, List.of("line"), GRID, SHORT, 7);
    try (Detector detector = Detector.open(model())) {
      return new TrialChoice(question, GRID.single())
          .of(detector, List.of(), stages).stream().map(one -> one.model().decode()).toList();
    }
  }

  @Test
  void run_ofAModelThatFindsSomethingElse_isInvalid() throws Exception {
    ThroughputFindings found =
        answer(
                20,
                row -> row.row().scenario() == Scenario.SINGLE_STREAM ? row : with(row, wrong(row)))
            .findings();
    assertThat(found.valid()).isFalse();
    assertThat(found.of(Scenario.SINGLE_STREAM)).allMatch(ThroughputRow::valid);
    assertThat(found.of(Scenario.OFFLINE))
        .allSatisfy(
            row ->
                assertThat(row.invalid())
                    .get()
                    .asString()
                    .contains("did not find what it found in the accuracy run")
                    .contains("on image-03.png the timed run lacks a detection of class 1"));
    assertThat(found.findings().get(0)).startsWith("INVALID, offline");
    assertThat(found.findings()).noneMatch(line -> line.startsWith("Offline, from file"));
  }

  /** The same, but for the box in the fourth image, which stands elsewhere. */
  private static List<TimedOutput> wrong(MeteredRow row) {
    List<TimedOutput> outputs = new ArrayList<>(row.outputs());
    Detection moved = new Detection(new Box(0, 0, 16, 16), 1, 0.75);
    outputs.set(3, new TimedOutput(3, List.of(moved)));
    return outputs;
  }

  private static MeteredRow with(MeteredRow row, List<TimedOutput> outputs) {
    return new MeteredRow(row.row(), row.speed(), outputs, row.distinct(), row.failure());
  }

  @Test
  void run_ofFewImagesOverAndOver_isInvalid() throws Exception {
    ThroughputFindings few = answer(15, row -> row).findings();
    assertThat(few.rows())
        .allSatisfy(
            row ->
                assertThat(row.invalid())
                    .get()
                    .asString()
                    .contains("only 15 different images were shown, 1000 times")
                    .contains("at least 16"));
    assertThat(answer(16, row -> row).findings().valid()).isTrue();
  }

  @Test
  void run_withoutOutputsOrFigures_isInvalid() throws Exception {
    ThroughputFindings blind = answer(20, row -> with(row, List.of())).findings();
    assertThat(blind.rows())
        .allMatch(row -> row.invalid().orElse("").contains("no output of the timed run"));
    ThroughputFindings failed =
        answer(
                20,
                row ->
                    new MeteredRow(
                        row.row(), Optional.empty(), List.of(), 0, Optional.of("no memory")))
            .findings();
    assertThat(failed.rows()).allMatch(row -> row.invalid().orElse("").equals("no memory"));
    assertThat(failed.findings()).hasSize(6).allMatch(line -> line.startsWith("INVALID"));
  }

  @Test
  void run_withExpectationsOfOtherImages_isRefused() throws Exception {
    ThroughputQuestion question =
        new ThroughputQuestion(model(), images(3), List.of("line"), GRID, SHORT, 7);
    try (Detector detector = Detector.open(model())) {
      assertThatThrownBy(
              () ->
                  new ThroughputStudy(question, new FakeMeter(row -> row), Optional.empty())
                      .run(detector, List.of(), progress))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("expected detections must be of 3 images, got 0");
    }
  }
}
