package org.cvready.study.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.cvready.dataset.Sample;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.Scope;
import org.cvready.study.Observation;
import org.cvready.study.StageTiming;
import org.cvready.study.gallery.WorstPictures.Chosen;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorstPicturesTest {
  private static final OperatingPoint POINT = OperatingPoint.uniform(2, 0.5, 0.2, 0.5);
  private static final Set<Decision> NONE_SAFE = Set.of();

  static LongStream seeds() {
    return LongStream.range(0, 6);
  }

  /** An image of 100 x 100 pixels with one object of class 0, and detections of it. */
  private static Observation seen(
      int set, String name, String condition, double side, Detection... detections) {
    Box box = new Box(10, 10, side, side);
    GroundTruth truth = GroundTruth.of(box, 0);
    double score = 0;
    int alarms = 0;
    Decision decision = Decision.ACCEPT;
    for (Detection found : detections) {
      boolean hit = found.classIndex() == 0 && found.box().iou(box) >= 0.5;
      score = hit ? Math.max(score, found.score()) : score;
      alarms += !hit && found.score() >= 0.5 ? 1 : 0;
      decision = found.score() >= 0.5 ? Decision.REJECT : decision;
    }
    ImageOutcome outcome =
        new ImageOutcome(
            name,
            name,
            name,
            new TreeMap<>(),
            decision,
            0,
            List.of(
                new ClassOutcome(0, 1, 0, score < 0.5 ? 1 : 0, 0, false, score),
                new ClassOutcome(1, 0, 0, 0, alarms, alarms > 0, 0)),
            List.of(new ObjectOutcome(0, (float) truth.area(), score)));
    return new Observation(
        set,
        0,
        new Sample(name, 1, Path.of(name), 100, 100, List.of(truth), new TreeMap<>()),
        condition,
        List.of(truth),
        List.of(detections),
        outcome,
        Optional.empty(),
        new StageTiming(0, 0, 0, 0));
  }

  private static Detection at(double x, int classIndex, double score) {
    return new Detection(new Box(x, 10, 20, 20), classIndex, score);
  }

  private static List<Chosen> chosen(List<Observation> all, Set<Decision> safe) {
    WorstPictures worst = new WorstPictures(POINT);
    all.forEach(each -> worst.accept(each, safe));
    return worst.chosen(each -> true);
  }

  @Test
  void chosen_missFalseAlarmAndHit_areTold() {
    List<Chosen> chosen =
        chosen(
            List.of(
                seen(0, "hit", Scope.CLEAN, 20, at(10, 0, 0.9)),
                seen(0, "low", Scope.CLEAN, 20, at(10, 0, 0.3)),
                seen(0, "alarm", Scope.CLEAN, 20, at(10, 0, 0.9), at(60, 1, 0.8))),
            NONE_SAFE);
    assertThat(chosen.stream().map(c -> c.kind() + " " + c.observation().sample().name()))
        .containsExactly("MISS low", "FALSE_ALARM alarm");
    assertThat(chosen.get(0).focus().score()).isEqualTo(0.3);
    assertThat(chosen.get(1).focus().box()).hasValue(at(60, 1, 0.8).box());
  }

  @Test
  void chosen_ofMisses_largeObjectsWithoutAnyScoreComeFirst() {
    List<Chosen> chosen =
        chosen(
            List.of(
                seen(0, "small", Scope.CLEAN, 10),
                seen(0, "nearly", Scope.CLEAN, 20, at(10, 0, 0.49)),
                seen(0, "large", Scope.CLEAN, 40)),
            NONE_SAFE);
    assertThat(chosen.stream().map(c -> c.observation().sample().name()))
        .containsExactly("large", "small", "nearly");
    assertThat(chosen).isSortedAccordingTo(Comparator.comparingDouble(c -> -c.weight()));
  }

  @Test
  void chosen_ofAForeignSet_areTheUnsafeDecisionsAlone() {
    List<Observation> foreign =
        List.of(
            seen(0, "passed", Scope.CLEAN, 20),
            seen(0, "taken out", Scope.CLEAN, 20, at(60, 1, 0.8)));
    assertThat(chosen(foreign, Set.of(Decision.REJECT)))
        .filteredOn(c -> c.kind() == PictureKind.SILENT_FAILURE)
        .extracting(c -> c.observation().sample().name())
        .containsExactly("passed");
    WorstPictures worst = new WorstPictures(POINT);
    foreign.forEach(each -> worst.accept(each, Set.of(Decision.REJECT)));
    assertThat(worst.chosen(each -> false)).noneMatch(c -> c.kind() == PictureKind.SILENT_FAILURE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void chosen_manyImages_areFewEachImageOnceAndTheSameEveryTime(long seed) {
    List<Observation> all = many(seed);
    List<Chosen> chosen = chosen(all, NONE_SAFE);
    assertThat(chosen)
        .isEqualTo(chosen(all, NONE_SAFE))
        .hasSizeLessThanOrEqualTo(WorstPictures.ALL);
    for (int set = 0; set < 3; set++) {
      for (PictureKind kind : PictureKind.values()) {
        int which = set;
        List<Chosen> group =
            chosen.stream()
                .filter(c -> c.kind() == kind && c.observation().set() == which)
                .toList();
        assertThat(group).hasSizeLessThanOrEqualTo(WorstPictures.EACH);
        assertThat(group.stream().map(c -> c.observation().sample().name()))
            .doesNotHaveDuplicates();
        double worst = worstMiss(all, set);
        if (kind == PictureKind.MISS && worst > 0) {
          assertThat(group.get(0).weight()).isEqualTo(worst);
        }
      }
    }
  }

  /** Sets with misses come first, and there are far more of them than pictures. */
  @Test
  void chosen_manySetsWithMisses_leaveRoomForEverySetWithSilentFailures() {
    WorstPictures worst = new WorstPictures(POINT);
    for (int set = 0; set < 60; set++) {
      for (int i = 0; i < 5; i++) {
        String name = "%02d-%d".formatted(set, i);
        if (set < 50) {
          worst.accept(seen(set, name, Scope.CLEAN, 20 + i), NONE_SAFE);
        } else {
          worst.accept(seen(set, name, Scope.CLEAN, 20, at(60, 1, 0.8)), Set.of(Decision.REVIEW));
        }
      }
    }
    List<Chosen> chosen = worst.chosen(each -> true);
    assertThat(chosen).hasSizeLessThanOrEqualTo(WorstPictures.ALL);
    assertThat(chosen)
        .filteredOn(c -> c.kind() == PictureKind.SILENT_FAILURE)
        .extracting(c -> c.observation().set())
        .contains(50, 51, 52, 53, 54, 55, 56, 57, 58, 59);
    assertThat(chosen.stream().map(c -> c.observation().set()).toList()).isSorted();
  }

  /** What the model came closest to saying of an image that it let pass. */
  @Test
  void chosen_silentFailureWithoutAnyRaised_keepsTheBestDetectionAlone() {
    List<Chosen> chosen =
        chosen(
            List.of(
                seen(0, "weak", Scope.CLEAN, 20, at(60, 1, 0.15), at(10, 0, 0.1)),
                seen(0, "raised", Scope.CLEAN, 20, at(60, 1, 0.8), at(10, 0, 0.1))),
            Set.of(Decision.REVIEW));
    assertThat(chosen)
        .filteredOn(c -> c.kind() == PictureKind.SILENT_FAILURE)
        .flatExtracting(c -> c.observation().detections())
        .containsExactlyInAnyOrder(at(60, 1, 0.15), at(60, 1, 0.8));
  }

  /** The surest images may belong to units that another image made safe. */
  @Test
  void chosen_surestOfUnitsDecidedSafely_leavesOthersToShow() {
    WorstPictures worst = new WorstPictures(POINT);
    for (int i = 0; i < 20; i++) {
      double score = 0.95 - i / 100.0;
      worst.accept(
          ofUnit("unit " + i, seen(0, "n" + i, Scope.CLEAN, 20, at(60, 1, score))),
          Set.of(Decision.REVIEW));
    }
    List<Chosen> chosen =
        worst.chosen(each -> Integer.parseInt(each.outcome().unit().substring(5)) > 14);
    assertThat(chosen)
        .filteredOn(c -> c.kind() == PictureKind.SILENT_FAILURE)
        .extracting(c -> c.observation().sample().name())
        .startsWith("n15", "n16");
  }

  private static Observation ofUnit(String unit, Observation seen) {
    ImageOutcome of = seen.outcome();
    return new Observation(
        seen.set(),
        seen.sampleIndex(),
        seen.sample(),
        seen.condition(),
        seen.truths(),
        seen.detections(),
        new ImageOutcome(
            of.image(), unit, unit, of.tags(), of.decision(), 0, of.classes(), of.objects()),
        seen.measures(),
        seen.timing());
  }

  /** The heaviest miss among images as they are, by the definition at {@link Suspicion}. */
  private static double worstMiss(List<Observation> all, int set) {
    return all.stream()
        .filter(seen -> seen.set() == set && seen.condition().equals(Scope.CLEAN))
        .map(seen -> seen.outcome().objects().get(0))
        .filter(object -> object.score() < 0.5)
        .mapToDouble(object -> object.area() / 10_000.0 * (1 - object.score() / 0.5))
        .max()
        .orElse(0);
  }

  private static List<Observation> many(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Observation> all = new ArrayList<>();
    for (int set = 0; set < 3; set++) {
      for (int i = 0; i < 60; i++) {
        for (String condition : List.of(Scope.CLEAN, "glare@1", "glare@3")) {
          List<Detection> found = new ArrayList<>();
          for (int k = random.nextInt(3); k > 0; k--) {
            found.add(at(random.nextInt(80), random.nextInt(2), random.nextDouble()));
          }
          found.sort(Comparator.comparingDouble(Detection::score).reversed());
          all.add(
              seen(
                  set,
                  "%03d".formatted(i),
                  condition,
                  random.nextInt(5, 50),
                  found.toArray(new Detection[0])));
        }
      }
    }
    return all;
  }
}
