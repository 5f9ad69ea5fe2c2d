package org.cvready.study.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cvready.imaging.ImageMeasures;
import org.cvready.metric.ImageOutcome;
import org.junit.jupiter.api.Test;

class MeasureShiftsTest {
  private static final int TIMES = 100;

  /** Images whose light differs a little from image to image and much from cluster to cluster. */
  private static GapSet set(SplittableRandom random, int clusters, int each, double light) {
    List<ImageOutcome> images = new ArrayList<>();
    List<ImageMeasures> measures = new ArrayList<>();
    for (int c = 0; c < clusters; c++) {
      double ofCluster = light + 0.1 * random.nextDouble();
      for (int i = 0; i < each; i++) {
        images.add(Lines.image("i" + c + "-" + i, "c" + c));
        measures.add(Lines.light(ofCluster + 0.001 * random.nextDouble()));
      }
    }
    return new GapSet("set", true, images, measures);
  }

  private static long moved(int clusters, int each, double shift) {
    long moved = 0;
    for (int i = 0; i < TIMES; i++) {
      SplittableRandom random = new SplittableRandom(i);
      GapSet benchmark = set(random, clusters, each, 0.3);
      GapSet site = set(random, clusters, each, 0.3 + shift);
      moved += MeasureShifts.of(benchmark, site).stream().anyMatch(MeasureShift::moved) ? 1 : 0;
    }
    return moved;
  }

  @Test
  void of_noShift_isRarelySaidToHaveMoved() {
    // 5 % are due at most; beyond 11 of 100 the chance is below 0.5 %.
    assertThat(moved(60, 1, 0)).isLessThanOrEqualTo(11);
  }

  @Test
  void of_manyImagesOfFewClusters_countOnceEach() {
    assertThat(moved(8, 40, 0)).isLessThanOrEqualTo(11);
  }

  @Test
  void of_shift_isFound() {
    assertThat(moved(60, 1, 0.05)).isGreaterThanOrEqualTo(95);
  }

  @Test
  void of_shift_isToldInUnits() {
    GapSet benchmark = set(new SplittableRandom(1), 50, 1, 0.3);
    GapSet site = set(new SplittableRandom(1), 50, 1, 0.4);
    MeasureShift light = MeasureShifts.of(benchmark, site).get(0);
    assertThat(light.measure()).isEqualTo("light");
    assertThat(light.wasserstein()).isCloseTo(0.1, within(1e-9));
    assertThat(light.site() - light.benchmark()).isCloseTo(0.1, within(1e-9));
    assertThat(light.units()).isEqualTo(50);
  }

  @Test
  void of_fewClusters_isNotTested() {
    GapSet few = set(new SplittableRandom(1), 4, 100, 0.3);
    assertThat(MeasureShifts.of(few, set(new SplittableRandom(2), 50, 1, 0.6))).isEmpty();
  }
}
