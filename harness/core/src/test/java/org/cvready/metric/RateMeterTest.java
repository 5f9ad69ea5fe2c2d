package org.cvready.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.Outcomes.crowd;
import static org.cvready.metric.Outcomes.image;
import static org.cvready.metric.Outcomes.in;
import static org.cvready.metric.Outcomes.seen;
import static org.cvready.metric.Outcomes.singles;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.cvready.metric.interval.ClusterGamma;
import org.cvready.metric.interval.ClusteredCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateMeterTest {
  private static final RateMeter METER =
      new RateMeter(Confidence.USUAL, 2, Set.of(Decision.REVIEW));
  private static final OptionalInt ALL = OptionalInt.empty();
  private static final OptionalInt FIRST = OptionalInt.of(0);

  private static Measurement measure(Metric metric, List<ImageOutcome> images, OptionalInt index) {
    return METER.measure(metric, Scope.of("line"), images, index).measurement();
  }

  @Test
  void measure_difficultObjectAlone_mustBeFoundButLeavesTheImageRates() {
    ClassOutcome missed = new ClassOutcome(0, 1, 1, 0, 1, 0, false, 0);
    List<ImageOutcome> images =
        List.of(image("difficult", missed), image("good"), image("bad", seen(0, 1, 0, 0)));
    assertThat(measure(Metric.FN_RATE, images, FIRST))
        .returns(1L, Measurement::events)
        .returns(2L, Measurement::trials);
    assertThat(measure(Metric.ESCAPE_RATE, images, FIRST).trials()).isEqualTo(1);
    assertThat(measure(Metric.FP_RATE, images, FIRST).trials()).isEqualTo(1);
    assertThat(measure(Metric.FALSE_REJECT_RATE, images, ALL).trials()).isEqualTo(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void measure_complements_mirrorEachOther(long seed) {
    List<ImageOutcome> images = Outcomes.random(seed, 240);
    assertMirror(measure(Metric.FN_RATE, images, ALL), measure(Metric.RECALL, images, ALL));
    assertMirror(measure(Metric.FDR, images, FIRST), measure(Metric.PRECISION, images, FIRST));
    assertMirror(
        measure(Metric.FP_RATE, images, FIRST), measure(Metric.IMAGE_SPECIFICITY, images, FIRST));
  }

  private static void assertMirror(Measurement bad, Measurement good) {
    assertThat(good.trials()).isEqualTo(bad.trials());
    assertThat(good.events()).isEqualTo(bad.trials() - bad.events());
    assertThat(good.value().orElseThrow()).isCloseTo(1 - bad.value().orElseThrow(), within(1e-12));
    assertThat(good.interval().lower()).isEqualTo(1 - bad.interval().upper());
    assertThat(good.interval().upper()).isEqualTo(1 - bad.interval().lower());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void measure_decisionsOnUnitsWithAClass_sumToAllOfThem(long seed) {
    List<ImageOutcome> images = Outcomes.random(seed, 240);
    for (OptionalInt index : List.of(ALL, FIRST)) {
      Measurement escapes = measure(Metric.ESCAPE_RATE, images, index);
      long sum =
          escapes.events()
              + measure(Metric.REJECT_RATE, images, index).events()
              + measure(Metric.REVIEW_RATE, images, index).events();
      assertThat(sum).isEqualTo(escapes.trials()).isPositive();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void measure_classes_sumToAllTogether(long seed) {
    List<ImageOutcome> images = Outcomes.random(seed, 90);
    for (Metric metric : List.of(Metric.FN_RATE, Metric.PRECISION, Metric.FP_PER_IMAGE)) {
      long sum =
          measure(metric, images, FIRST).events()
              + measure(metric, images, OptionalInt.of(1)).events();
      assertThat(measure(metric, images, ALL).events()).isEqualTo(sum);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void measure_everyMetric_holdsItsValueWithinItsBounds(long seed) {
    List<ImageOutcome> images = Outcomes.random(seed, (int) seed * 12);
    for (Metric metric : Metric.values()) {
      if (RateMeter.measures(metric) && metric.isPerClass()) {
        Measurement figure = measure(metric, images, FIRST);
        figure
            .value()
            .ifPresent(
                value ->
                    assertThat(value)
                        .isBetween(figure.interval().lower(), figure.interval().upper()));
      }
    }
  }

  @Test
  void fnRate_oneObjectAnImage_isClopperPearson() {
    Measurement figure = measure(Metric.FN_RATE, singles(299, 0), FIRST);
    assertThat(figure.interval().method()).isEqualTo("Clopper-Pearson");
    double none = 1 - Math.pow(0.05, 1 / 299.0);
    assertThat(figure.interval().upper()).isCloseTo(none, within(1e-12));
  }

  @Test
  void fnRate_wholeImagesMissed_takesTheStrictBoundUnasked() {
    List<ImageOutcome> images = new ArrayList<>();
    int[] objects = new int[60];
    int[] misses = new int[60];
    for (int i = 0; i < 60; i++) {
      objects[i] = i % 2 == 0 ? 3 : 6;
      misses[i] = i == 0 ? 3 : 0;
      images.add(image("i" + i, seen(0, objects[i], misses[i], 0)));
    }
    ClusteredCounts counts = ClusteredCounts.of(objects, misses);
    Measurement figure = measure(Metric.FN_RATE, images, FIRST);
    assertThat(figure.interval().upper())
        .isEqualTo(ClusterGamma.of(counts, true, 0.95).upper())
        .isGreaterThan(ClusterGamma.of(counts, false, 0.95).upper());
    assertThat(figure.interval().notes()).anyMatch(note -> note.contains("strict"));
  }

  /** Images of 2 and 8 objects, in the first few of which one object is missed. */
  private static List<ImageOutcome> partlyMissed(int images, int partly) {
    List<ImageOutcome> all = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      all.add(image("i" + i, seen(0, i % 2 == 0 ? 2 : 8, i < partly ? 1 : 0, 0)));
    }
    return all;
  }

  private static ClusteredCounts counts(List<ImageOutcome> images) {
    return ClusteredCounts.of(
        images.stream().mapToInt(image -> image.classes().get(0).objects()).toArray(),
        images.stream().mapToInt(image -> image.classes().get(0).misses()).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void fnRate_fewImagesPartlyMissed_hasTheStrictUpperBoundAndTheCommonLowerOne(int partly) {
    List<ImageOutcome> images = partlyMissed(200, partly);
    Measurement figure = measure(Metric.FN_RATE, images, FIRST);
    ClusteredCounts counts = counts(images);
    assertThat(figure.interval().upper())
        .isEqualTo(ClusterGamma.of(counts, true, 0.95).upper())
        .isGreaterThan(ClusterGamma.of(counts, false, 0.95).upper());
    assertThat(figure.interval().lower()).isEqualTo(ClusterGamma.of(counts, false, 0.95).lower());
    assertThat(figure.interval().notes()).anyMatch(note -> note.contains("strict"));
  }

  @Test
  void fnRate_fiveImagesPartlyMissed_hasTheCommonBounds() {
    List<ImageOutcome> images = partlyMissed(200, 5);
    Measurement figure = measure(Metric.FN_RATE, images, FIRST);
    assertThat(figure.interval()).isEqualTo(ClusterGamma.of(counts(images), false, 0.95));
  }

  /** By the rule of three on images of five: 300 images, since 252 would do if objects were. */
  @Test
  void fnRate_noMissInImagesOfFive_needsThreeHundredImages() {
    assertThat(upperOfFives(299)).isGreaterThan(0.01);
    assertThat(upperOfFives(300)).isLessThanOrEqualTo(0.01);
    OptionalLong more = fives(252).more().ifThisWentOn(0.01);
    assertThat(more).hasValue(5 * 48);
  }

  /** One miss in 200 images: either the strict bound is met or five images show single misses. */
  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.01, 0.02})
  void fnRate_asManyMoreAsAsked_decide(double limit) {
    List<ImageOutcome> images = partlyMissed(200, 1);
    Measured now = METER.measure(Metric.FN_RATE, Scope.of("line"), images, FIRST);
    assertThat(now.measurement().interval().upper()).isGreaterThan(limit);
    long more = now.more().ifThisWentOn(limit).orElseThrow();
    // Images hold five objects on average; a multiple of the set stays nearest to what went on.
    int times = (int) Math.ceil((1000.0 + more) / 1000);
    List<ImageOutcome> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (ImageOutcome image : images) {
        String name = i + image.image();
        all.add(image(name, image.classes().get(0)));
      }
    }
    assertThat(measure(Metric.FN_RATE, all, FIRST).interval().upper()).isLessThanOrEqualTo(limit);
  }

  private static Measured fives(int images) {
    List<ImageOutcome> all = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      all.add(image("i" + i, seen(0, 5, 0, 0)));
    }
    return METER.measure(Metric.FN_RATE, Scope.of("line"), all, FIRST);
  }

  private static double upperOfFives(int images) {
    return fives(images).measurement().interval().upper();
  }

  /** Its lower bound by effective trials would be too high where wrong ones are rare. */
  @Test
  void precision_ofClusters_isBoundedFromTheWrongOnes() {
    List<ImageOutcome> images = new ArrayList<>();
    int[] detections = new int[100];
    int[] wrong = new int[100];
    for (int i = 0; i < 100; i++) {
      detections[i] = 5;
      wrong[i] = i < 6 ? 2 : 0;
      images.add(image("i" + i, seen(0, 5 - wrong[i], 0, wrong[i])));
    }
    double upper = ClusterGamma.of(ClusteredCounts.of(detections, wrong), false, 0.95).upper();
    assertThat(measure(Metric.PRECISION, images, FIRST).interval().lower()).isEqualTo(1 - upper);
  }

  @Test
  void fnRate_classTheModelLacks_isCertainlyOne() {
    List<ImageOutcome> images = List.of(image("a", seen(2, 4, 4, 0)));
    Measurement figure = measure(Metric.FN_RATE, images, OptionalInt.of(2));
    assertThat(figure.value()).hasValue(1);
    assertThat(figure.interval().lower()).isEqualTo(1);
    assertThat(figure.interval().undecided()).isEmpty();
    assertThat(measure(Metric.RECALL, images, OptionalInt.of(2)).interval().upper()).isZero();
    Measurement absent = measure(Metric.FN_RATE, images, OptionalInt.of(3));
    assertThat(absent.value()).isEmpty();
    assertThat(absent.interval().undecided()).hasValue("no objects");
  }

  @Test
  void imageRates_onlyCrowdOfTheClass_leaveTheImageOut() {
    List<ImageOutcome> images =
        List.of(image("crowd", crowd(0)), image("good"), image("bad", seen(0, 1, 0, 0)));
    assertThat(measure(Metric.FP_RATE, images, FIRST).trials()).isEqualTo(1);
    assertThat(measure(Metric.FALSE_REJECT_RATE, images, ALL).trials()).isEqualTo(1);
    assertThat(measure(Metric.ESCAPE_RATE, images, FIRST).trials()).isEqualTo(1);
    assertThat(measure(Metric.IMAGE_ACCURACY, images, FIRST).trials()).isEqualTo(2);
    assertThat(measure(Metric.FP_RATE, images, OptionalInt.of(1)).trials()).isEqualTo(3);
    assertThat(measure(Metric.REVIEW_LOAD, images, ALL).trials()).isEqualTo(3);
  }

  @Test
  void unitRates_severalImagesOfAUnit_takeTheWorstDecision() {
    List<ImageOutcome> images =
        List.of(
            in("p1", "p1", image("a", Decision.ACCEPT)),
            in("p1", "p1", image("b", Decision.REVIEW)),
            in("p2", "p2", image("c", Decision.REVIEW)),
            in("p2", "p2", image("d", Decision.REJECT)));
    Measurement silent = measure(Metric.SILENT_FAILURE_RATE, images, ALL);
    assertThat(silent.trials()).isEqualTo(2);
    assertThat(silent.events()).isEqualTo(1);
    assertThat(measure(Metric.REVIEW_LOAD, images, ALL).events()).isEqualTo(1);
    assertThat(UnitDecisions.of(images)).isEqualTo(new UnitDecisions(0, 1, 1));
  }

  @Test
  void unitRates_crowdOnOneImageAndObjectOnAnother_haveTheClass() {
    List<ImageOutcome> images =
        List.of(in("p", "p", image("a", crowd(0))), in("p", "p", image("b", seen(0, 1, 1, 0))));
    assertThat(measure(Metric.IMAGE_RECALL, images, FIRST).trials()).isEqualTo(1);
    assertThat(measure(Metric.IMAGE_RECALL, images, FIRST).events()).isZero();
  }

  @Test
  void auroc_nothingDetected_isWithoutNaN() {
    List<ImageOutcome> silent = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      silent.add(i < 30 ? image("i" + i, seen(0, 1, 1, 0)) : image("i" + i));
    }
    Measurement figure = measure(Metric.IMAGE_AUROC, silent, ALL);
    assertThat(figure.value()).hasValue(0.5);
    assertThat(figure.interval().lower()).isBetween(0.0, 0.5);
    assertThat(figure.interval().undecided()).isEmpty();
    List<ImageOutcome> clustered =
        silent.stream().map(image -> in("all", image.unit(), image)).toList();
    assertThat(measure(Metric.IMAGE_AUROC, clustered, ALL).interval().undecided()).isPresent();
  }

  @Test
  void measure_noImages_neverHasAValue() {
    for (Metric metric : Metric.values()) {
      if (RateMeter.measures(metric)) {
        Measurement figure = measure(metric, List.of(), ALL);
        assertThat(figure.value()).as(metric.key()).isEmpty();
        assertThat(figure.interval().undecided()).as(metric.key()).isPresent();
      }
    }
  }
}
