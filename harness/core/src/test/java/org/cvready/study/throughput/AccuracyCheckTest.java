package org.cvready.study.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.imaging.ImageEncoder;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Metric;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.model.TestPictures;
import org.cvready.model.TinyOnnx;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.throughput.AccuracyChange.Effect;
import org.cvready.study.throughput.AccuracyChange.Figure;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a model that sees one box of b at [8, 8, 24, 24] of its input, whatever its size is. */
class AccuracyCheckTest {
  private static final OperatingPoint POINT = OperatingPoint.uniform(2, 0.5, 0.25, 0.5);

  @TempDir private Path folder;

  private ModelOptions model(int side) {
    float[] box = {8, 8, 24, 24, 0.75f, 1};
    ModelOptions model =
        ModelOptions.of(
            new TinyOnnx()
                .input("images", 1, 1, 3, -1, -1)
                .output("out", new long[] {1, 84, 6}, box)
                .metadata("names", "['a', 'b']")
                .metadata("imgsz", "[32, 32]")
                .write(folder));
    return model.withInput(model.input().withSize(side, side));
  }

  /** Pictures of 32 x 32 pixels; every other one has the object that the model sees. */
  private PassSet set(int images) throws IOException {
    List<Sample> samples = new ArrayList<>();
    GroundTruth there = GroundTruth.of(new Box(8, 8, 16, 16), 1);
    Path file = folder.resolve("image.png");
    Files.write(file, ImageEncoder.png(TestPictures.plain(32, 32, 120, 90, 40)));
    for (int i = 0; i < images; i++) {
      List<GroundTruth> truths = i % 2 == 0 ? List.of(there) : List.of();
      samples.add(
          new Sample("%03d.png".formatted(i), i + 1, file, 32, 32, truths, new TreeMap<>()));
    }
    Map<String, Long> classes = new LinkedHashMap<>();
    classes.put("a", 1L);
    classes.put("b", 2L);
    return new PassSet(
        Dataset.labelled("benchmark", classes, samples, List.of()),
        Optional.empty(),
        Optional.empty(),
        List.of(SetCondition.clean()));
  }

  private AccuracyChange change(int images, int side) throws Exception {
    AccuracyCheck check = new AccuracyCheck(set(images), POINT, 7);
    List<Long> told = new ArrayList<>();
    try (Detector base = Detector.open(model(32));
        Detector candidate = Detector.open(model(side))) {
      AccuracyCheck.Seen seen = check.see(base, told::add);
      AccuracyChange change = check.change(seen, check.see(candidate, told::add));
      assertThat(told).hasSize(2 * check.images()).contains((long) check.images());
      return change;
    }
  }

  private static Figure figure(AccuracyChange change, Metric metric) {
    return change.figures().stream().filter(f -> f.metric() == metric).findFirst().orElseThrow();
  }

  @Test
  void change_ofAnInputThatMovesEveryBox_losesEveryObject() throws Exception {
    AccuracyChange change = change(60, 96);
    assertThat(change.images()).isEqualTo(60);
    assertThat(change.of()).isEqualTo(60);
    Figure misses = figure(change, Metric.FN_RATE);
    assertThat(misses.base()).hasValue(0);
    assertThat(misses.candidate()).hasValue(1);
    assertThat(misses.change().value()).hasValue(1);
    assertThat(misses.change().trials()).isEqualTo(30);
    assertThat(figure(change, Metric.MAP50).candidate()).hasValue(0);
    // Both see a box on every image, so both reject all good ones.
    assertThat(figure(change, Metric.FALSE_REJECT_RATE).change().value()).hasValue(0);
    assertThat(change.effect()).isEqualTo(Effect.LOSES);
  }

  @Test
  void change_ofTheSameSetting_isNoneAndSaysHowFarThatMayBeBelieved() throws Exception {
    AccuracyChange change = change(60, 32);
    for (Figure figure : change.figures()) {
      assertThat(figure.candidate()).isEqualTo(figure.base());
      assertThat(figure.change().value()).hasValue(0);
    }
    // 30 objects in 30 images without a difference: 1 - 0.05^(1/30) (STATISTICS A and D).
    assertThat(change.worst().orElseThrow()).isCloseTo(0.095034, within(1e-5));
    assertThat(change.effect()).isEqualTo(Effect.OPEN);
  }

  private static SettingTrial trial(String change, boolean samePicture, double lower) {
    Setting base = new Setting(1, 1, 1);
    return new SettingTrial(
        change, base, base, samePicture, 9, 10, 100, 1.5, lower, 1.6, Optional.empty());
  }

  @Test
  void judged_ofTrials_looksAtThoseAloneThatPayAndChangeThePicture() throws Exception {
    List<SettingTrial> trials =
        List.of(
            trial("2 threads", true, 1.4),
            trial("a larger input", false, 1.4),
            trial("a larger input that may buy nothing", false, 0.9));
    List<PairedTrials.Candidate> candidates =
        trials.stream()
            .map(
                trial ->
                    new PairedTrials.Candidate(
                        trial.change(), model(96), trial.base(), trial.samePicture()))
            .toList();
    List<Integer> told = new ArrayList<>();
    ThroughputStudy.Progress progress =
        new ThroughputStudy.Progress() {
          @Override
          public void trials(int count) {}

          @Override
          public void accuracy(int images) {
            told.add(images);
          }

          @Override
          public void row(MeterTask.Row row, int steps) {}

          @Override
          public void at(int done) {}
        };
    AccuracyCheck check = new AccuracyCheck(set(20), POINT, 7);
    try (Detector base = Detector.open(model(32))) {
      List<SettingTrial> judged =
          new TrialAccuracy(check, progress).judged(base, candidates, trials);
      assertThat(judged.get(0)).isEqualTo(trials.get(0));
      assertThat(judged.get(2)).isEqualTo(trials.get(2));
      assertThat(judged.get(1).accuracy().map(AccuracyChange::effect)).hasValue(Effect.LOSES);
    }
    assertThat(told).as("once for the base, once for the one that pays").containsExactly(20, 20);
  }

  @Test
  void images_ofALargeSet_areBoundedAndSeeded() throws IOException {
    PassSet set = set(320);
    assertThat(new AccuracyCheck(set, POINT, 7).images()).isEqualTo(AccuracyCheck.MOST_IMAGES);
    assertThat(new AccuracyCheck(set(5), POINT, 7).images()).isEqualTo(5);
  }
}
