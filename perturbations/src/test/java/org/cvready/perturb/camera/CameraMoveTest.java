package org.cvready.perturb.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cvready.perturb.Outline;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.optics.RadialDistortion;
import org.cvready.vision.Box;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CameraMoveTest {
  private static final int WIDTH = 220;
  private static final int HEIGHT = 160;

  private static Stream<Perturbation> moves() {
    return Stream.of(
        new Rotation(),
        new Translation(),
        new Translation(Translation.STANDARD.with("direction_degrees", -130)),
        new Scaling(),
        new Perspective(),
        new Perspective(
            Perspective.STANDARD.with("focal_length", 0.7).with("direction_degrees", 25)),
        new RadialDistortion());
  }

  private static Perturbed apply(Perturbation move, Image image, double strength) {
    return move.apply(image, strength, RandomStreams.of(0, "a", move.name()));
  }

  private static Image grey(int width, int height, int value) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) value);
    return Image.copyOf(width, height, rgb);
  }

  /** White in the box, black elsewhere; the box has whole corners. */
  private static Image rectangle(Box box) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int y = (int) box.y(); y < box.bottom(); y++) {
      int from = 3 * (y * WIDTH + (int) box.x());
      Arrays.fill(rgb, from, from + 3 * (int) box.width(), (byte) 255);
    }
    return Image.copyOf(WIDTH, HEIGHT, rgb);
  }

  /** The box around all samples of at least a level. */
  private static Optional<Box> bright(Image image, int level) {
    int left = image.width();
    int top = image.height();
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (image.sample(x, y, 1) >= level) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          right = Math.max(right, x + 1);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    return right > left ? Optional.of(Box.ofCorners(left, top, right, bottom)) : Optional.empty();
  }

  /** A rectangle that does not touch the edge, so that the surroundings stay black. */
  private static Box drawn(Random random) {
    int width = 12 + random.nextInt(70);
    int height = 12 + random.nextInt(60);
    int x = 2 + random.nextInt(WIDTH - width - 3);
    int y = 2 + random.nextInt(HEIGHT - height - 3);
    return new Box(x, y, width, height);
  }

  /**
   * Where the white pixels went, the box went: it holds them all and is no larger than they are.
   */
  @ParameterizedTest
  @MethodSource("moves")
  void apply_whiteRectangle_liesInTheMovedBox(Perturbation move) {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Box box = drawn(random);
      double strength =
          move.scale().minimum()
              + (move.scale().maximum() - move.scale().minimum()) * random.nextDouble();
      String what = "%s seed %d, %s at %s".formatted(move.name(), seed, box, strength);

      Perturbed result = apply(move, rectangle(box), strength);

      Optional<Box> moved = result.warp().move(box);
      Optional<Box> seen = bright(result.image(), 128);
      if (moved.isEmpty()) {
        assertThat(seen).as(what).isEmpty();
        continue;
      }
      Box around = moved.get();
      seen.ifPresent(
          white -> {
            assertThat(white.x()).as(what).isGreaterThanOrEqualTo(around.x() - 1);
            assertThat(white.y()).as(what).isGreaterThanOrEqualTo(around.y() - 1);
            assertThat(white.right()).as(what).isLessThanOrEqualTo(around.right() + 1);
            assertThat(white.bottom()).as(what).isLessThanOrEqualTo(around.bottom() + 1);
          });
      // A pointed corner covers less than half of its last pixels.
      if (around.width() > 8 && around.height() > 8) {
        Box white = seen.orElseThrow();
        assertThat(white.x()).as(what).isCloseTo(around.x(), within(2.5));
        assertThat(white.y()).as(what).isCloseTo(around.y(), within(2.5));
        assertThat(white.right()).as(what).isCloseTo(around.right(), within(2.5));
        assertThat(white.bottom()).as(what).isCloseTo(around.bottom(), within(2.5));
      }
    }
  }

  /** The light of a white rectangle tells how much of it is visible. */
  @ParameterizedTest
  @MethodSource("moves")
  void apply_whiteRectangle_hasTheAreaOfItsOutline(Perturbation move) {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Box box = drawn(random);
      double strength = move.scale().ofSeverity(1 + seed % 5);
      Perturbed result = apply(move, rectangle(box), strength);
      double sum = 0;
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        sum += result.image().sample(i % WIDTH, i / WIDTH, 0) / 255.0;
      }

      Optional<Outline> outline = result.warp().move(Outline.of(box));

      double area = outline.map(Outline::area).orElse(0.0);
      double border = 2 * (box.width() + box.height());
      assertThat(sum).as("seed %d", seed).isCloseTo(area, within(1 + 0.02 * border));
    }
  }

  @ParameterizedTest
  @MethodSource("moves")
  void apply_evenPicture_staysAsItIs(Perturbation move) {
    for (int value : new int[] {0, 1, 100, 254, 255}) {
      Image even = grey(61, 47, value);
      for (int severity = 1; severity <= 5; severity++) {
        Image result = apply(move, even, move.scale().ofSeverity(severity)).image();
        assertThat(result.samePixels(even)).isTrue();
      }
    }
  }

  /** 5 % of 60 pixels are 3. */
  @Test
  void translation_wholePixels_movesSamplesExactly() {
    Image image = texture(60, 20);

    Image result = apply(new Translation(), image, 5).image();

    for (int y = 0; y < 20; y++) {
      for (int x = 3; x < 60; x++) {
        assertThat(result.sample(x, y, 0)).isEqualTo(image.sample(x - 3, y, 0));
      }
    }
  }

  @Test
  void rotation_thereAndBack_showsTheMiddleAgain() {
    Image image = smooth(200, 200);
    for (double angle : new double[] {0.5, 7, 20, 45}) {
      Image there = apply(new Rotation(), image, angle).image();
      Image back = apply(new Rotation(), there, -angle).image();
      for (int y = 60; y < 140; y++) {
        for (int x = 60; x < 140; x++) {
          assertThat(back.sample(x, y, 2)).isCloseTo(image.sample(x, y, 2), within(2));
        }
      }
    }
  }

  /** Clockwise: what was right of the middle comes to lie below it. */
  @Test
  void rotation_positive_turnsClockwise() {
    Box right = new Box(150, 75, 10, 10);

    Box moved = apply(new Rotation(), grey(WIDTH, HEIGHT, 0), 45).warp().move(right).orElseThrow();

    assertThat(moved.y()).isGreaterThan(90);
    assertThat(moved.x()).isBetween(110.0, 150.0);
  }

  /** A box 10 pixels wide in the middle becomes 20 wide; one at the edge leaves. */
  @Test
  void scale_two_doublesBoxes() {
    Perturbed result = apply(new Scaling(), grey(200, 100, 9), 2);

    assertThat(result.warp().move(new Box(95, 45, 10, 10))).contains(new Box(90, 40, 20, 20));
    assertThat(result.warp().move(new Box(0, 0, 40, 20))).isEmpty();
  }

  /** A pattern of single pixels is an even grey from afar, not a moiré of black and white. */
  @ParameterizedTest
  @CsvSource({"0.25", "0.34", "0.5", "0.61", "0.7"})
  void scale_fineTexture_becomesEven(double factor) {
    byte[] rgb = new byte[3 * 200 * 200];
    for (int i = 0; i < 200 * 200; i++) {
      Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) ((i / 200 + i % 200) % 2 == 0 ? 255 : 0));
    }
    Image result = apply(new Scaling(), Image.copyOf(200, 200, rgb), factor).image();

    int reach = (int) (100 * factor) - 3;
    for (int y = 100 - reach; y < 100 + reach; y++) {
      for (int x = 100 - reach; x < 100 + reach; x++) {
        assertThat(result.sample(x, y, 0)).isBetween(70, 185);
      }
    }
  }

  /**
   * By the pinhole: focal length 300 pixels, 30 degrees, a point 60 pixels above the middle falls
   * back by 30 and appears at 60 cos 30 * 300 / 330 = 47.24 above it.
   */
  @Test
  void perspective_topFallsBack_byThePinhole() {
    Perturbed result = apply(new Perspective(), grey(200, 160, 9), 30);
    Box top = result.warp().move(new Box(80, 20, 40, 20)).orElseThrow();

    assertThat(top.y()).isCloseTo(80 - 60 * Math.cos(Math.PI / 6) * 300 / 330, within(1e-4));
    // Its upper edge is 40 * 300 / 330 wide, its lower one, 20 back, 40 * 300 / 320.
    assertThat(top.width()).isCloseTo(40 * 300.0 / 320, within(1e-4));
  }

  /** By the formula: what shows at distance r was at r (1 - k r²), in distances of the corner. */
  @ParameterizedTest
  @CsvSource({"-30", "-7", "12", "30"})
  void radialDistortion_edgeOfABox_satisfiesTheFormula(double percent) {
    double k = percent / 100;
    double corner = Math.hypot(150, 100);
    Perturbed result = apply(new RadialDistortion(), grey(300, 200, 9), percent);

    // Along the row through the middle, from there to 120 to the right.
    Box moved = result.warp().move(new Box(150, 99, 90, 2)).orElseThrow();

    double r = (moved.right() - 150) / corner;
    assertThat(r * (1 - k * r * r) * corner).isCloseTo(90, within(0.05));
  }

  @Test
  void surroundings_edgeOfOneColour_goOnInIt() {
    byte[] rgb = new byte[3 * 40 * 30];
    for (int i = 0; i < 40 * 30; i++) {
      boolean inside = i % 40 > 4 && i % 40 < 35 && i / 40 > 4 && i / 40 < 25;
      rgb[3 * i] = (byte) (inside ? 250 : 80);
      rgb[3 * i + 1] = (byte) (inside ? 10 : 90);
    }
    Image result = apply(new Translation(), Image.copyOf(40, 30, rgb), 50).image();

    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 20; x++) {
        assertThat(List.of(result.sample(x, y, 0), result.sample(x, y, 1))).containsExactly(80, 90);
      }
    }
  }

  private static Image texture(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    new Random(5).nextBytes(rgb);
    return Image.copyOf(width, height, rgb);
  }

  private static Image smooth(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      double wave = Math.sin(i % width / 9.0) + Math.cos(i / width / 7.0);
      Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) (128 + 50 * wave));
    }
    return Image.copyOf(width, height, rgb);
  }
}
