package org.cvready.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;
import org.cvready.vision.Box;
import org.cvready.vision.ClassNames;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of two models on the same images. */
class PairedFiguresTest {
  private static final Box BOX = new Box(10, 10, 20, 20);
  private static final ApMeter.Figure MAP50 =
      new ApMeter.Figure(Metric.MAP50, Scope.of("benchmark"), Confidence.USUAL);
  private static final OperatingPoint POINT = OperatingPoint.uniform(1, 0.5, 0.25, 0.5);

  /**
   * One object an image; each is found with a chance, and each image has a false alarm likewise.
   */
  private static ApMeter meter(int images, double found, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GroundTruthColumns truths = new GroundTruthColumns();
    DetectionColumns detections = new DetectionColumns();
    for (int i = 0; i < images; i++) {
      truths.add(i, GroundTruth.of(BOX, 0));
      if (random.nextDouble() < found) {
        detections.add(i, new Detection(BOX, 0, 0.3 + 0.7 * random.nextDouble()));
      } else {
        detections.add(i, new Detection(new Box(60, 60, 5, 5), 0, random.nextDouble()));
      }
    }
    int[] clusters = IntStream.range(0, images).toArray();
    return new ApMeter(
        LabelledDetections.numbered(ClassNames.of("a"), images, truths, detections), clusters, 7);
  }

  private static double value(ApMeter meter) {
    return meter.measure(MAP50, OptionalInt.empty()).value().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void change_ofTwoModels_isTheirDifferenceAndMirrorsItself(long seed) {
    ApMeter one = meter(80, 0.9, seed);
    ApMeter other = meter(80, 0.6, seed + 100);
    Measurement change = one.change(MAP50, other);
    Measurement mirrored = other.change(MAP50, one);
    assertThat(change.value().orElseThrow()).isEqualTo(value(one) - value(other));
    assertThat(change.value().orElseThrow()).isEqualTo(-mirrored.value().orElseThrow());
    assertThat(change.interval().lower())
        .isCloseTo(-mirrored.interval().upper(), within(1e-12))
        .isLessThan(change.value().orElseThrow());
    assertThat(change.interval().undecided()).isEmpty();
    assertThat(change.units()).isEqualTo(80);
  }

  @Test
  void change_ofTheSameDetections_isZeroWithoutSpread() {
    Measurement change = meter(80, 0.8, 1).change(MAP50, meter(80, 0.8, 1));
    assertThat(change.value()).hasValue(0);
    assertThat(change.interval().undecided()).hasValue("no spread between units");
  }

  @Test
  void change_ofFewOrNearlyPerfectImages_decidesNothing() {
    assertThat(meter(9, 0.6, 1).change(MAP50, meter(9, 0.5, 2)).interval().undecided())
        .hasValue("fewer than 10 independent units");
    // STATISTICS E: above .95 with fewer than 100 images the bounds were too narrow.
    assertThat(meter(80, 1, 1).change(MAP50, meter(80, 0.6, 2)).interval().undecided())
        .hasValue("above 0.95 with fewer than 100 units");
    assertThat(meter(100, 1, 1).change(MAP50, meter(100, 0.6, 2)).interval().undecided()).isEmpty();
  }

  @Test
  void change_ofOtherImages_isRefused() {
    assertThatThrownBy(() -> meter(80, 0.9, 1).change(MAP50, meter(81, 0.9, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both must be on the same draws of the same images");
  }

  private static ImageOutcome image(String name, Decision decision, int objects, double... scores) {
    List<ObjectOutcome> outcomes = new ArrayList<>();
    for (double score : scores) {
      outcomes.add(new ObjectOutcome(0, 100, score, 1));
    }
    List<ClassOutcome> classes =
        objects == 0 ? List.of() : List.of(Outcomes.seen(0, objects, 0, 0));
    return new ImageOutcome(
        name, name, name, new TreeMap<>(), decision, 0, classes, outcomes, FalseAlarms.NONE);
  }

  @Test
  void ofMisses_ofTwoLooks_countsWhereTheyDiffer() {
    List<ImageOutcome> first =
        List.of(
            image("a", Decision.REJECT, 2, 0.9, 0.4),
            image("b", Decision.ACCEPT, 1, 0),
            image("c", Decision.REJECT, 1, 0.6));
    List<ImageOutcome> second =
        List.of(
            image("a", Decision.REJECT, 2, 0.9, 0.5),
            image("b", Decision.ACCEPT, 1, 0.3),
            image("c", Decision.REJECT, 1, 0.7));
    Measurement change =
        PairedChange.ofMisses(first, second, POINT)
            .measurement(Metric.FN_RATE, Scope.of("benchmark"));
    // Of four objects the second look finds one more: 0.4 against 0.5 at an operating score of 0.5.
    assertThat(change.trials()).isEqualTo(4);
    assertThat(change.value()).hasValue(0.25);
    assertThat(change.notes())
        .containsExactly("paired: 1 of 4 only in the one, 0 only in the other");
  }

  @Test
  void ofFalseRejects_ofTwoLooks_takesUnitsWithoutObjectsAlone() {
    List<ImageOutcome> first =
        List.of(
            image("a", Decision.REJECT, 0),
            image("b", Decision.ACCEPT, 0),
            image("c", Decision.REJECT, 1, 0.6),
            image("d", Decision.REVIEW, 0));
    List<ImageOutcome> second =
        List.of(
            image("a", Decision.REJECT, 0),
            image("b", Decision.REJECT, 0),
            image("c", Decision.ACCEPT, 1, 0.1),
            image("d", Decision.REJECT, 0));
    Measurement change =
        PairedChange.ofFalseRejects(first, second)
            .measurement(Metric.FALSE_REJECT_RATE, Scope.of("benchmark"));
    assertThat(change.trials()).isEqualTo(3);
    assertThat(change.value().orElseThrow()).isCloseTo(-2 / 3.0, within(1e-12));
  }

  @Test
  void measurement_ofNothing_isUndecided() {
    Measurement nothing =
        PairedChange.ofFalseRejects(List.of(), List.of())
            .measurement(Metric.FALSE_REJECT_RATE, Scope.of("benchmark"));
    assertThat(nothing.value()).isEmpty();
    assertThat(nothing.interval().undecided()).hasValue("nothing is paired");
  }
}
