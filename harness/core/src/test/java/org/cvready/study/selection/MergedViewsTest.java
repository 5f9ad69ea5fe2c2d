package org.cvready.study.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergedViewsTest {
  private static List<Detection> detections(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Detection> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(
          new Detection(
              new Box(40.0 * i, random.nextInt(100), 30, 20),
              random.nextInt(3),
              random.nextDouble()));
    }
    all.sort(Comparator.comparingDouble(Detection::score).reversed());
    return all;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void mean_viewWithItself_isTheView(long seed) {
    List<Detection> view = detections(seed);
    List<Detection> merged = MergedViews.mean(view, view, 0.5);

    assertThat(merged).hasSameSizeAs(view);
    for (int i = 0; i < view.size(); i++) {
      assertThat(merged.get(i).score()).isCloseTo(view.get(i).score(), within(1e-12));
      assertThat(merged.get(i).box().iou(view.get(i).box())).isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void mirrored_twice_isTheSame(long seed) {
    List<Detection> view = detections(seed);

    assertThat(MergedViews.mirrored(MergedViews.mirrored(view, 640), 640)).isEqualTo(view);
  }

  @Test
  void mean_seenInOneViewOnly_hasHalfTheScore() {
    Detection one = new Detection(new Box(0, 0, 10, 10), 0, 0.8);
    Detection other = new Detection(new Box(0, 0, 10, 10), 1, 0.6);
    List<Detection> merged = MergedViews.mean(List.of(one), List.of(other), 0.5);

    assertThat(merged.stream().mapToDouble(Detection::score)).containsExactly(0.4, 0.3);
  }

  @Test
  void suppressed_overlappingOfOneClass_keepsTheBest() {
    Detection best = new Detection(new Box(0, 0, 10, 10), 0, 0.8);
    Detection worse = new Detection(new Box(1, 0, 10, 10), 0, 0.9);
    Detection apart = new Detection(new Box(1, 0, 10, 10), 1, 0.2);

    assertThat(MergedViews.suppressed(List.of(best, worse, apart), 0.5))
        .containsExactly(worse, apart);
  }

  /** Every place is in a part, and neighbours share at least a fifth. */
  @ParameterizedTest
  @ValueSource(doubles = {1.1, 1.5, 2, 3, 4})
  void starts_ofParts_coverTheWholeAndOverlap(double scale) {
    int whole = 640;
    int part = (int) Math.ceil(whole / scale);
    List<Integer> starts = TileVerifier.starts(whole, part);

    assertThat(starts.get(0)).isZero();
    assertThat(starts.get(starts.size() - 1)).isEqualTo(whole - part);
    for (int i = 1; i < starts.size(); i++) {
      assertThat(starts.get(i - 1) + part - starts.get(i)).isGreaterThanOrEqualTo(part / 5 - 1);
    }
    assertThat(TileVerifier.starts(100, 100)).containsExactly(0);
  }
}
