package org.cvready.study.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.ScoreGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MissCountTest {
  private static final double POINT = 0.35;

  static LongStream seeds() {
    return LongStream.range(0, 8);
  }

  private static double score(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> random.nextInt(1, 101) / 100.0;
      default -> random.nextDouble(0.001, 1);
    };
  }

  private static List<ImageOutcome> images(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ImageOutcome> images = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<ObjectOutcome> objects = new ArrayList<>();
      int[] count = new int[2];
      int[] missed = new int[2];
      for (int k = random.nextInt(4); k > 0; k--) {
        ObjectOutcome object = new ObjectOutcome(random.nextInt(2), 9, score(random));
        objects.add(object);
        count[object.classIndex()]++;
        missed[object.classIndex()] += object.score() < POINT ? 1 : 0;
      }
      List<ClassOutcome> classes = new ArrayList<>();
      for (int c = 0; c < 2; c++) {
        classes.add(new ClassOutcome(c, count[c], 0, missed[c], 0, false, 0));
      }
      String name = "i" + i;
      images.add(
          new ImageOutcome(
              name, name, name, new TreeMap<>(), Decision.ACCEPT, 0, classes, objects));
    }
    return images;
  }

  /** By the definition: what nothing finds, or finds with a score below the threshold. */
  private static long missed(List<ImageOutcome> images, int classIndex, double threshold) {
    return images.stream()
        .flatMap(image -> image.objects().stream())
        .filter(object -> object.classIndex() == classIndex)
        .filter(object -> object.score() == 0 || object.score() < threshold)
        .count();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void missesAt_everyStep_areThoseByDefinition(long seed) {
    List<ImageOutcome> images = images(seed);
    for (int c = 0; c < 2; c++) {
      MissCount count = MissCount.of(images, c);
      assertThat(count.misses()).isEqualTo(missed(images, c, POINT)).isLessThan(count.objects());
      for (int step = 0; step < ScoreGrid.STEPS; step++) {
        assertThat(count.missesAt(step))
            .as("seed %d, class %d, step %d", seed, c, step)
            .isEqualTo(missed(images, c, ScoreGrid.threshold(step)));
      }
    }
  }

  @Test
  void of_noImages_isNothing() {
    assertThat(MissCount.of(List.of(), 0)).isEqualTo(new MissCount(0, 0, List.of()));
  }

  @Test
  void new_moreMissesThanObjects_isRefused() {
    assertThatThrownBy(() -> new MissCount(3, 4, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("misses must be in [0, 3], the objects, got 4");
  }
}
