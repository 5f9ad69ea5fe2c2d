package org.cvready.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cvready.imaging.ImageDecoder;
import org.cvready.imaging.ImageEncoder;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class UnitRendererTest {
  /** The seed of the committed sets. */
  private static final long SEED = 20261122L;

  /** The most that a decoder of another build may round differently, levels. */
  private static final int ROUNDING = 3;

  @ParameterizedTest
  @EnumSource(LineSet.class)
  void render_sameSeed_givesSamePixels(LineSet set) {
    Rendered once = new UnitRenderer(7).render(set, 3);
    Rendered again = new UnitRenderer(7).render(set, 3);
    assertThat(again.image().samePixels(once.image())).isTrue();
    assertThat(again.truths()).isEqualTo(once.truths());
    assertThat(again.tags()).isEqualTo(once.tags());
  }

  @ParameterizedTest
  @EnumSource(LineSet.class)
  void render_anotherSeed_givesAnotherPicture(LineSet set) {
    Rendered one = new UnitRenderer(7).render(set, 3);
    Rendered other = new UnitRenderer(8).render(set, 3);
    assertThat(other.image().samePixels(one.image())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 10, 11})
  void render_flawedUnit_hasBoxesInsideTheImageWhosePixelsDiffer(int index) {
    UnitRenderer renderer = new UnitRenderer(11);
    Rendered flawed = renderer.render(LineSet.BENCHMARK, index);
    Image without = renderer.flawless(LineSet.BENCHMARK, index).image();
    assertThat(flawed.truths()).isNotEmpty();
    for (GroundTruth truth : flawed.truths()) {
      Box box = truth.box();
      assertThat(box.isEmpty()).isFalse();
      assertThat(box.clippedTo(Surface.SIDE, Surface.SIDE)).isEqualTo(box);
      assertThat(truth.area()).isPositive().isLessThanOrEqualTo(box.area());
      assertThat(strongestDifference(flawed.image(), without, box)).isGreaterThan(12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 10})
  void render_flawedUnit_equalsTheFlawlessOneFarFromItsBoxes(int index) {
    UnitRenderer renderer = new UnitRenderer(11);
    Rendered flawed = renderer.render(LineSet.BENCHMARK, index);
    Image without = renderer.flawless(LineSet.BENCHMARK, index).image();
    long differing =
        IntStream.range(0, Surface.PIXELS)
            .filter(pixel -> far(flawed.truths(), pixel))
            // Veiling light of the lens moves single levels everywhere.
            .filter(pixel -> difference(flawed.image(), without, column(pixel), row(pixel)) > 6)
            .count();
    assertThat(differing).isLessThan(Surface.PIXELS / 500);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 9, 14})
  void render_goodUnit_hasNoBoxes(int index) {
    UnitRenderer renderer = new UnitRenderer(11);
    Rendered good = renderer.render(LineSet.BENCHMARK, index);
    assertThat(good.truths()).isEmpty();
    assertThat(good.image().samePixels(renderer.flawless(LineSet.BENCHMARK, index).image()))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = LineSet.class,
      mode = Mode.EXCLUDE,
      names = {"TRAIN", "VALIDATION"})
  void render_firstUnits_areTheCommittedOnes(LineSet set) {
    Path folder = SharedMaterial.projectRoot().resolve("datasets/washer-line/" + set.folder());
    Path images = set.annotated() ? folder.resolve("images") : folder;
    UnitRenderer renderer = new UnitRenderer(SEED);
    for (int index = 0; index < 2; index++) {
      byte[] file = ImageEncoder.jpeg(renderer.render(set, index).image(), SetWriter.QUALITY);
      Image rendered = ImageDecoder.decode(file, "rendered");
      Image committed = ImageDecoder.decode(images.resolve(set.fileName(index)));
      Box all = new Box(0, 0, Surface.SIDE, Surface.SIDE);
      assertThat(strongestDifference(rendered, committed, all)).isLessThanOrEqualTo(ROUNDING);
    }
  }

  private static int column(int pixel) {
    return pixel % Surface.SIDE;
  }

  private static int row(int pixel) {
    return pixel / Surface.SIDE;
  }

  private static boolean far(List<GroundTruth> truths, int pixel) {
    int margin = 8;
    return truths.stream()
        .map(GroundTruth::box)
        .noneMatch(
            box ->
                column(pixel) >= box.x() - margin
                    && column(pixel) < box.right() + margin
                    && row(pixel) >= box.y() - margin
                    && row(pixel) < box.bottom() + margin);
  }

  private static int strongestDifference(Image one, Image other, Box box) {
    int strongest = 0;
    for (int y = (int) box.y(); y < box.bottom(); y++) {
      for (int x = (int) box.x(); x < box.right(); x++) {
        strongest = Math.max(strongest, difference(one, other, x, y));
      }
    }
    return strongest;
  }

  private static int difference(Image one, Image other, int x, int y) {
    int most = 0;
    for (int c = 0; c < Image.CHANNELS; c++) {
      most = Math.max(most, Math.abs(one.sample(x, y, c) - other.sample(x, y, c)));
    }
    return most;
  }
}
