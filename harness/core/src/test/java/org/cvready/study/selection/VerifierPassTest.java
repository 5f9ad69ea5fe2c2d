package org.cvready.study.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetLocation;
import org.cvready.dataset.Sample;
import org.cvready.imaging.Capture;
import org.cvready.imaging.DecodeMode;
import org.cvready.imaging.ImageEncoder;
import org.cvready.imaging.PixelMemory;
import org.cvready.match.OperatingPoint;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.perturb.Condition;
import org.cvready.perturb.StreamCondition;
import org.cvready.perturb.catalogue.Conditions;
import org.cvready.perturb.catalogue.StreamFaults;
import org.cvready.study.ImagePass;
import org.cvready.study.Observation;
import org.cvready.study.PassQuestion;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.Showing;
import org.cvready.study.selection.VerifierPass.Task;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the bundled detector, which finds other things in other pixels. */
@Timeout(300)
class VerifierPassTest {
  private static final Path LINE = SharedMaterial.projectRoot().resolve("datasets/washer-line");
  private static final long SEED = 77;
  private static final int IMAGES = 10;

  @TempDir private Path folder;

  private static Detector detector(DecodeMode mode) {
    return Detector.open(
        ModelOptions.of(LINE.resolve("detector.onnx")).withScoreFloor(0.05).withDecode(mode));
  }

  private static SetCondition condition(String step) {
    return new SetCondition(
        new Showing.Perturbed(new Condition(List.of(Conditions.step(step)))),
        Optional.empty(),
        OptionalDouble.empty());
  }

  private static PassSet set(Detector detector) {
    Dataset all =
        DatasetLocation.parse("coco:" + LINE.resolve("benchmark/annotations.json"))
            .read("benchmark")
            .among(detector.classNames());
    // Every 38th of 380: the set is sorted, and the first ones are alike.
    List<Sample> some = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      some.add(all.samples().get(38 * i));
    }
    return new PassSet(
        Dataset.labelled("some", ids(all), some, List.of()),
        Optional.empty(),
        Optional.empty(),
        List.of(
            SetCondition.clean(),
            condition("gaussian_noise@3"),
            condition("exposure@-1EV"),
            stuck()));
  }

  private static Map<String, Long> ids(Dataset all) {
    Map<String, Long> ids = new LinkedHashMap<>();
    all.classes().names().forEach(name -> ids.put(name, ids.size() + 1L));
    return ids;
  }

  private static SetCondition stuck() {
    StreamCondition fault =
        StreamCondition.ofSeverity(StreamFaults.byName("stuck_frame").orElseThrow().fault(), 5);
    return new SetCondition(
        new Showing.Misdelivered(fault, fault.deliver(IMAGES, SEED, "some")),
        Optional.empty(),
        OptionalDouble.empty());
  }

  private static OperatingPoint point(Detector detector) {
    return OperatingPoint.uniform(detector.classNames().size(), 0.35, 0.2, 0.5);
  }

  private static List<Observation> seen(Detector detector, PassSet set) throws Exception {
    List<Observation> seen = new ArrayList<>();
    ImagePass.run(
        detector, new PassQuestion(List.of(set), point(detector), SEED, 2), seen::add, done -> {});
    return seen;
  }

  private static List<Task> tasks(PassSet set, List<Observation> seen, boolean kept) {
    List<Task> tasks = new ArrayList<>();
    for (Observation one : seen) {
      Showing showing =
          set.conditions().stream()
              .filter(condition -> condition.id().equals(one.condition()))
              .findFirst()
              .orElseThrow()
              .showing();
      tasks.add(
          new Task(
              set,
              one.sampleIndex(),
              showing,
              kept ? Optional.of(one.detections()) : Optional.empty()));
    }
    return tasks;
  }

  private static VerifierPass.Seen look(
      List<Task> tasks, Detector detector, Verification verification, int workers)
      throws InterruptedException {
    return VerifierPass.run(
        tasks, new VerifierPass.Question(detector, verification, SEED, workers), done -> {});
  }

  private static Verification same(Detector detector) {
    return Verification.whole(
        detector, point(detector), Verification.sameClasses(detector), "the model itself");
  }

  /** The law behind every comparison: both see the same pixels, under every condition. */
  @Test
  void run_verifierThatIsTheModel_saysWhatTheModelSays() throws Exception {
    try (Detector detector = detector(DecodeMode.FULL)) {
      PassSet set = set(detector);
      List<Observation> seen = seen(detector, set);
      VerifierPass.Seen again = look(tasks(set, seen, false), detector, same(detector), 2);

      assertThat(seen).hasSize(4 * IMAGES);
      assertThat(again.outcomes()).isEqualTo(seen.stream().map(Observation::outcome).toList());
      assertThat(seen.stream().filter(one -> !one.detections().isEmpty())).hasSizeGreaterThan(8);
      // Noise changes what is seen, so equal outcomes say that the noise was the same.
      assertThat(seen.get(1).detections()).isNotEqualTo(seen.get(0).detections());
      assertThat(again.inferences()).isEqualTo(4 * IMAGES);
    }
  }

  @Test
  void run_firstLookNotKept_isTakenAgain() throws Exception {
    try (Detector detector = detector(DecodeMode.FULL)) {
      PassSet set = set(detector);
      List<Observation> seen = seen(detector, set);
      for (Verification verification :
          List.of(
              Verification.flip(detector, point(detector)),
              Verification.tiles(detector, point(detector), 1.5, "for a test"))) {
        VerifierPass.Seen kept = look(tasks(set, seen, true), detector, verification, 1);
        VerifierPass.Seen anew = look(tasks(set, seen, false), detector, verification, 3);

        assertThat(anew.outcomes()).isEqualTo(kept.outcomes());
        assertThat(anew.inferences() - kept.inferences()).isEqualTo(4 * IMAGES);
      }
    }
  }

  /** Twice as large as the model's input, so that a reduced decode gives half of each side. */
  private Sample large(int number) throws IOException {
    Image small =
        DatasetLocation.parse("coco:" + LINE.resolve("benchmark/annotations.json"))
            .read("benchmark")
            .samples()
            .get(38 * number)
            .image();
    byte[] pixels = new byte[12 * small.width() * small.height()];
    for (int y = 0; y < 2 * small.height(); y++) {
      for (int x = 0; x < 2 * small.width(); x++) {
        for (int c = 0; c < 3; c++) {
          pixels[3 * (y * 2 * small.width() + x) + c] = (byte) small.sample(x / 2, y / 2, c);
        }
      }
    }
    Path file = folder.resolve("large%d.jpg".formatted(number));
    Files.write(
        file, ImageEncoder.jpeg(Image.copyOf(2 * small.width(), 2 * small.height(), pixels), 90));
    return new Sample(
        "large" + number,
        number + 1L,
        file,
        2 * small.width(),
        2 * small.height(),
        List.of(),
        new TreeMap<>());
  }

  @Test
  void run_reducedDecode_showsTheVerifierWhatTheModelSees() throws Exception {
    try (Detector detector = detector(DecodeMode.SMALLEST)) {
      List<Sample> samples = List.of(large(1), large(4), large(7));
      PassSet set =
          new PassSet(
              Dataset.unlabelled("large", samples),
              Optional.empty(),
              Optional.empty(),
              List.of(SetCondition.clean(), condition("exposure@-1EV")));
      Capture reduced = samples.get(0).capture(detector.pictureDecoder(), new PixelMemory());
      assertThat(reduced.isWhole()).isFalse();
      List<Observation> seen = seen(detector, set);
      VerifierPass.Seen again = look(tasks(set, seen, false), detector, same(detector), 1);

      assertThat(again.outcomes()).isEqualTo(seen.stream().map(Observation::outcome).toList());

      // Boxes of every verifier lie in the picture as captured.
      for (Verification verification :
          List.of(
              Verification.flip(detector, point(detector)),
              Verification.tiles(detector, point(detector), 2, "for a test"))) {
        assertThat(farthest(verification, samples)).isBetween(360.0, 704.0);
      }
      assertThat(Verification.tiles(detector, point(detector), 2, "").decoder().width())
          .isEqualTo(2 * detector.pictureDecoder().width());
    }
  }

  private static double farthest(Verification verification, List<Sample> samples) {
    double farthest = 0;
    try (Verifier verifier = verification.opener().get()) {
      for (Sample sample : samples) {
        Capture picture = sample.capture(verification.decoder(), new PixelMemory());
        for (Detection found : verifier.look(picture, List.of())) {
          farthest = Math.max(farthest, found.box().right());
        }
      }
    }
    return farthest;
  }
}
