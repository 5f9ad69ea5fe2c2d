package org.cvready.study.strange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;

class ChangedImagesTest {
  private static final int SIDE = 200;

  /** Dark, with a bright square of 20 pixels. */
  private static Image square(int left, int top, int level) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int y = top; y < top + 20; y++) {
      for (int x = left; x < left + 20; x++) {
        for (int c = 0; c < 3; c++) {
          rgb[3 * (y * SIDE + x) + c] = (byte) level;
        }
      }
    }
    return Image.copyOf(SIDE, SIDE, rgb);
  }

  /** Finds the box around everything brighter than a level. */
  private static Function<Image, List<Detection>> finder(int above, double score) {
    return image -> {
      int left = SIDE;
      int right = -1;
      int top = SIDE;
      int bottom = -1;
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          if (image.sample(x, y, 0) > above) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
          }
        }
      }
      return right < 0
          ? List.of()
          : List.of(
              new Detection(new Box(left, top, right - left + 1, bottom - top + 1), 0, score));
    };
  }

  @Test
  void disagreement_modelThatFollowsTheThing_isNone() {
    Image image = square(30, 120, 180);
    Function<Image, List<Detection>> model = finder(50, 0.9);
    assertThat(new ChangedImages(image).disagreement(model.apply(image), model))
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void disagreement_modelThatLosesItInTheDark_isOneOfFour() {
    Image image = square(30, 120, 180);
    // 180 x 0.95 = 171.
    Function<Image, List<Detection>> model = finder(175, 0.9);
    assertThat(new ChangedImages(image).disagreement(model.apply(image), model))
        .isCloseTo(0.25, within(1e-12));
  }

  @Test
  void disagreement_modelThatAlwaysSeesOnePlace_isThatOfTheFlipAlone() {
    Image image = square(30, 120, 180);
    List<Detection> always = List.of(new Detection(new Box(30, 120, 20, 20), 0, 0.6));
    assertThat(new ChangedImages(image).disagreement(always, unused -> always))
        .isCloseTo(0.25, within(1e-12));
  }

  @Test
  void disagreement_lowerScores_isTheShareThatIsLost() {
    Image image = square(90, 90, 180);
    List<Detection> own = finder(50, 0.8).apply(image);
    assertThat(new ChangedImages(image).disagreement(own, finder(50, 0.6)))
        .isCloseTo(0.25, within(1e-12));
  }

  @Test
  void disagreement_anyDetections_liesInTheUnitInterval() {
    SplittableRandom random = new SplittableRandom(5);
    Image image = square(90, 90, 180);
    for (int i = 0; i < 50; i++) {
      double value = new ChangedImages(image).disagreement(some(random), unused -> some(random));
      assertThat(value).isBetween(0.0, 1.0);
    }
    assertThat(new ChangedImages(image).disagreement(List.of(), unused -> List.of())).isZero();
  }

  private static List<Detection> some(SplittableRandom random) {
    List<Detection> some = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Box box = new Box(random.nextInt(150), random.nextInt(150), 30, 30);
      some.add(new Detection(box, random.nextInt(2), random.nextDouble()));
    }
    return some;
  }
}
