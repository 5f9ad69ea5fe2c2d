package org.cvready.study.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cvready.dataset.Sample;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;
import org.cvready.study.Observation;
import org.cvready.study.StageTiming;
import org.cvready.study.suspect.LabelSuspects.Fault;
import org.cvready.study.suspect.SuspectImage.Doubt;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;

class SuspectFinderTest {
  private static final Box HERE = new Box(10, 10, 40, 40);
  private static final Box NEARLY = new Box(12, 11, 40, 40);
  private static final Box THERE = new Box(100, 100, 40, 40);
  private static final List<String> CONDITIONS = List.of("a@1", "b@1", "c@1");

  private final SuspectFinder finder =
      new SuspectFinder(
          OperatingPoint.uniform(2, 0.4, 0.2, 0.5), List.of(Set.copyOf(CONDITIONS), Set.of("a@1")));

  private static Detection seen(Box box, int classIndex, double score) {
    return new Detection(box, classIndex, score);
  }

  private static Sample sample(int index, List<GroundTruth> truths) {
    return new Sample(
        "i%d.png".formatted(index), index, Path.of("i.png"), 200, 200, truths, new TreeMap<>());
  }

  private void show(
      int index, String condition, List<GroundTruth> truths, List<Detection> detections) {
    List<ObjectOutcome> objects = new ArrayList<>();
    for (GroundTruth truth : truths) {
      double score =
          detections.stream()
              .filter(each -> each.classIndex() == truth.classIndex())
              .filter(each -> each.box().iou(truth.box()) >= 0.5)
              .mapToDouble(Detection::score)
              .max()
              .orElse(0);
      objects.add(new ObjectOutcome(truth.classIndex(), (float) truth.area(), score));
    }
    Sample sample = sample(index, truths);
    finder.accept(
        new Observation(
            0,
            index,
            sample,
            condition,
            truths,
            detections,
            new ImageOutcome(
                sample.name(),
                sample.name(),
                sample.name(),
                new TreeMap<>(),
                Decision.REJECT,
                0,
                List.of(),
                objects),
            Optional.empty(),
            new StageTiming(0, 0, 0, 0)));
  }

  /** The clean image, then so many conditions that show the same and the others nothing. */
  private void showAll(
      int index, List<GroundTruth> truths, List<Detection> detections, int agreeing) {
    show(index, "clean", truths, detections);
    for (int i = 0; i < CONDITIONS.size(); i++) {
      show(index, CONDITIONS.get(i), truths, i < agreeing ? detections : List.of());
    }
  }

  private List<Doubt> doubts() {
    return finder.suspects().stream().flatMap(image -> image.doubts().stream()).toList();
  }

  @Test
  void suspects_confidentDetectionWithoutLabelAgainAndAgain_isAMissingLabel() {
    showAll(0, List.of(), List.of(seen(HERE, 1, 0.9)), 2);
    List<Doubt> doubts = doubts();
    assertThat(doubts).hasSize(1);
    assertThat(doubts.get(0).fault()).isEqualTo(Fault.MISSING);
    assertThat(doubts.get(0).agreeing()).isEqualTo(2);
    assertThat(doubts.get(0).conditions()).isEqualTo(3);
  }

  @Test
  void suspects_detectionThatTooFewConditionsShow_isNone() {
    showAll(0, List.of(), List.of(seen(HERE, 1, 0.9)), 1);
    assertThat(doubts()).isEmpty();
  }

  @Test
  void suspects_weakDetectionOrOneBesideALabel_isNone() {
    showAll(0, List.of(), List.of(seen(HERE, 1, 0.45)), 3);
    showAll(1, List.of(GroundTruth.of(NEARLY, 1)), List.of(seen(HERE, 1, 0.9)), 3);
    assertThat(doubts()).isEmpty();
  }

  @Test
  void suspects_twoDetectionsInOnePlace_areOneSuspect() {
    showAll(0, List.of(), List.of(seen(HERE, 1, 0.9), seen(NEARLY, 1, 0.8)), 3);
    assertThat(doubts()).hasSize(1);
  }

  @Test
  void suspects_otherClassOnALabel_isAWrongClassAndMendsIt() {
    GroundTruth truth = GroundTruth.of(HERE, 0);
    showAll(0, List.of(truth), List.of(seen(NEARLY, 1, 0.9)), 3);
    List<SuspectImage> images = finder.suspects();
    assertThat(images.get(0).doubts().get(0).fault()).isEqualTo(Fault.WRONG_CLASS);
    assertThat(images.get(0).mended(List.of(truth))).containsExactly(GroundTruth.of(HERE, 1));
  }

  @Test
  void suspects_otherClassBesideItsOwn_isNone() {
    showAll(
        0, List.of(GroundTruth.of(HERE, 0)), List.of(seen(NEARLY, 1, 0.9), seen(HERE, 0, 0.6)), 3);
    assertThat(doubts()).isEmpty();
  }

  @Test
  void suspects_labelTwice_isADuplicateAndOneGoes() {
    GroundTruth truth = GroundTruth.of(HERE, 0);
    GroundTruth again = GroundTruth.of(new Box(10, 10, 41, 40), 0);
    showAll(0, List.of(truth, again), List.of(seen(HERE, 0, 0.9)), 3);
    List<SuspectImage> images = finder.suspects();
    assertThat(images.get(0).doubts().get(0).fault()).isEqualTo(Fault.DUPLICATE);
    assertThat(images.get(0).mended(List.of(truth, again))).containsExactly(truth);
  }

  /** Objects of class 0 are found, all of them; one label is met with silence. */
  @Test
  void suspects_silenceOnAnObjectThatIsUsuallyFound_isALabelWithoutObject() {
    for (int i = 0; i < 30; i++) {
      showAll(i, List.of(GroundTruth.of(HERE, 0)), List.of(seen(HERE, 0, 0.9)), 3);
    }
    showAll(30, List.of(GroundTruth.of(THERE, 0)), List.of(), 3);
    List<Doubt> doubts = doubts();
    assertThat(doubts).hasSize(1);
    assertThat(doubts.get(0).fault()).isEqualTo(Fault.NOTHING_THERE);
  }

  /** Half of the objects are met with silence: the model is weak, and labels are not to blame. */
  @Test
  void suspects_silenceOnObjectsThatAreOftenMissed_isNone() {
    for (int i = 0; i < 30; i++) {
      showAll(2 * i, List.of(GroundTruth.of(HERE, 0)), List.of(seen(HERE, 0, 0.9)), 3);
      showAll(2 * i + 1, List.of(GroundTruth.of(THERE, 0)), List.of(), 3);
    }
    assertThat(doubts()).isEmpty();
  }

  @Test
  void suspects_faintTraceUnderOneCondition_isNoSilence() {
    for (int i = 0; i < 30; i++) {
      showAll(i, List.of(GroundTruth.of(HERE, 0)), List.of(seen(HERE, 0, 0.9)), 3);
    }
    List<GroundTruth> truths = List.of(GroundTruth.of(THERE, 0));
    show(30, "clean", truths, List.of());
    show(30, "a@1", truths, List.of());
    show(30, "b@1", truths, List.of(seen(THERE, 1, 0.15)));
    show(30, "c@1", truths, List.of());
    assertThat(doubts()).isEmpty();
  }

  @Test
  void suspects_conditionThatMovesTheLabels_isNotAsked() {
    showAll(0, List.of(GroundTruth.of(THERE, 0)), List.of(seen(THERE, 0, 0.9)), 0);
    List<Detection> detections = List.of(seen(HERE, 1, 0.9), seen(THERE, 0, 0.9));
    show(1, "clean", List.of(GroundTruth.of(THERE, 0)), detections);
    show(1, "a@1", List.of(GroundTruth.of(THERE, 0)), detections);
    show(1, "b@1", List.of(GroundTruth.of(new Box(101, 100, 40, 40), 0)), detections);
    show(1, "c@1", List.of(GroundTruth.of(new Box(101, 100, 40, 40), 0)), detections);
    assertThat(doubts()).as("one condition alone leaves the labels in place").isEmpty();
  }
}
