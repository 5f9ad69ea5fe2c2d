package org.cvready.perturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.cvready.perturb.Outline.Point;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.GroundTruth.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MovedTruthsTest {
  private static final Box BOX = new Box(40, 30, 20, 10);

  private static Warp shift(double right, double down) {
    return Warp.inFrame(100, 80, (x, y) -> new Point(x + right, y + down));
  }

  private static List<GroundTruth> moved(GroundTruth truth, Warp warp) {
    return MovedTruths.of(List.of(truth), warp);
  }

  /** A box 20 wide whose left edge comes to 40 + shift, in a frame 100 wide. */
  @ParameterizedTest
  @CsvSource({
    "10, 20, OBJECT",
    "45, 15, OBJECT",
    "50, 10, OBJECT",
    "51, 9, CROWD",
    "59.9, 0.1, CROWD"
  })
  void of_boxPartlyOutside_countsFromHalfVisible(double shift, double width, Kind kind) {
    GroundTruth truth = new GroundTruth(BOX, 3, 150, Kind.OBJECT);

    GroundTruth now = moved(truth, shift(shift, 5)).get(0);

    assertThat(now.kind()).isEqualTo(kind);
    assertThat(now.classIndex()).isEqualTo(3);
    assertThat(now.box().x()).isCloseTo(40 + shift, within(1e-5));
    assertThat(now.box().width()).isCloseTo(width, within(1e-5));
    assertThat(now.box().y()).isEqualTo(35);
    assertThat(now.box().height()).isEqualTo(10);
    assertThat(now.area()).isCloseTo(150 * width / 20, within(1e-3));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void of_boxOutside_isGone(Kind kind) {
    assertThat(moved(new GroundTruth(BOX, 0, 200, kind), shift(60, 0))).isEmpty();
    assertThat(moved(new GroundTruth(BOX, 0, 200, kind), shift(0, -41))).isEmpty();
  }

  @Test
  void of_mostlyVisible_keepsItsKind() {
    for (Kind kind : Kind.values()) {
      assertThat(moved(new GroundTruth(BOX, 0, 200, kind), shift(45, 0)).get(0).kind())
          .isEqualTo(kind);
    }
  }

  @Test
  void of_noMove_givesTheSameTruths() {
    // Outside the frame and of no whole number of pixels: nothing may touch them.
    List<GroundTruth> truths =
        List.of(
            GroundTruth.of(new Box(-5, 0.1, 33.3, 0.7), 0), GroundTruth.of(new Box(1, 1, 0, 4), 1));

    assertThat(MovedTruths.of(truths, Warp.identity().then(Warp.identity()))).isEqualTo(truths);
  }

  /** The clean picture shows 10 of 20 columns; of these, 5 stay. */
  @Test
  void of_boxThatTheCleanPictureCuts_countsWhatItShowed() {
    GroundTruth truth = GroundTruth.of(new Box(90, 30, 20, 10), 0);

    GroundTruth now = moved(truth, shift(5, 0)).get(0);

    assertThat(now.box()).isEqualTo(new Box(95, 30, 5, 10));
    assertThat(now.kind()).isEqualTo(Kind.OBJECT);
    assertThat(moved(truth, shift(6, 0)).get(0).kind()).isEqualTo(Kind.CROWD);
  }

  @Test
  void of_boxWithoutArea_stays() {
    GroundTruth truth = GroundTruth.of(new Box(10, 10, 0, 5), 0);

    assertThat(moved(truth, shift(5, 5))).containsExactly(truth);
  }

  @Test
  void then_thereAndBack_losesWhatTheFrameCut() {
    Warp there = shift(50, 0);
    Warp back = shift(-50, 0);

    assertThat(there.then(back).move(BOX)).contains(new Box(40, 30, 10, 10));
    assertThat(shift(60, 0).then(shift(-60, 0)).move(BOX)).isEmpty();
    Outline outline = there.then(back).move(Outline.of(BOX)).orElseThrow();
    assertThat(outline.visible()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void then_identity_isTheOtherMove() {
    Warp warp = shift(1, 1);

    assertThat(warp.then(Warp.identity())).isSameAs(warp);
    assertThat(Warp.identity().then(warp)).isSameAs(warp);
  }

  /** A turn by 30 degrees there and back; the hull of a turned box would have grown. */
  @Test
  void then_turnThereAndBack_isTheSameOutline() {
    double sin = 0.5;
    double cos = Math.sqrt(0.75);
    Warp there =
        Warp.inFrame(
            200,
            200,
            (x, y) ->
                new Point(
                    100 + cos * (x - 100) - sin * (y - 100),
                    100 + sin * (x - 100) + cos * (y - 100)));
    Warp back =
        Warp.inFrame(
            200,
            200,
            (x, y) ->
                new Point(
                    100 + cos * (x - 100) + sin * (y - 100),
                    100 - sin * (x - 100) + cos * (y - 100)));
    Box box = new Box(60, 70, 50, 20);

    Box result = there.then(back).move(box).orElseThrow();

    assertThat(result.x()).isCloseTo(60, within(1e-5));
    assertThat(result.y()).isCloseTo(70, within(1e-5));
    assertThat(result.right()).isCloseTo(110, within(1e-5));
    assertThat(result.bottom()).isCloseTo(90, within(1e-5));
  }

  @Test
  void move_boxThatIsAllOfTheFrame_isCutToIt() {
    Optional<Box> moved = shift(-30, 20).move(new Box(0, 0, 100, 80));

    assertThat(moved).contains(new Box(0, 20, 70, 60));
  }
}
