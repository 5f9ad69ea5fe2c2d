package org.cvready.perturb.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.Workspace;
import org.cvready.perturb.digital.LossyFile;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  private static Image apply(Perturbation perturbation, Image image, double strength, long seed) {
    return perturbation
        .apply(image, strength, RandomStreams.of(seed, "a", perturbation.name()))
        .image();
  }

  /** Smooth with some texture; no sample is 128, 0 or 255. */
  private static Image scene(int width, int height) {
    SplittableRandom random = new SplittableRandom(6);
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (10 + 80 * (i / 3 % width) / width + random.nextInt(30));
    }
    return Image.copyOf(width, height, rgb);
  }

  private static double changed(Image before, Image after) {
    int changed = 0;
    int pixels = before.width() * before.height();
    for (int i = 0; i < 3 * pixels; i += 3) {
      boolean same =
          before.rgb().get(i) == after.rgb().get(i)
              && before.rgb().get(i + 1) == after.rgb().get(i + 1)
              && before.rgb().get(i + 2) == after.rgb().get(i + 2);
      changed += same ? 0 : 1;
    }
    return (double) changed / pixels;
  }

  /**
   * Against libjpeg itself: the cut file, closed by an end marker, which keeps it deterministic.
   */
  @ParameterizedTest
  @ValueSource(doubles = {15, 30, 50, 77, 99})
  void truncated_share_keepsWhatLibjpegDecodes(double share) {
    Image image = scene(150, 100);
    byte[] file = LossyFile.jpeg(image, 90, 0, "truncated_jpeg");
    int cut = (int) Math.rint(share / 100 * file.length);
    byte[] closed = Arrays.copyOf(file, cut + 2);
    closed[cut] = (byte) 0xff;
    closed[cut + 1] = (byte) 0xd9;
    Image whole = LossyFile.decode(file, image, new Workspace());
    Image decoded = LossyFile.decode(closed, image, new Workspace());

    Image result = apply(new TruncatedJpeg(), image, share, 0);

    int agreed = 0;
    for (int y = 4; y < 100; y += 8) {
      for (int x = 4; x < 150; x += 8) {
        boolean grey = result.sample(x, y, 0) == 128 && result.sample(x, y, 1) == 128;
        boolean arrived = decoded.sample(x, y, 0) == whole.sample(x, y, 0);
        // The unit in which the data end is half decoded by libjpeg, and grey here.
        agreed += grey == arrived ? 0 : 1;
      }
    }
    assertThat(agreed).isGreaterThanOrEqualTo(12 * 19 - 4);
  }

  @Test
  void truncated_share_losesAboutThatShareOfAnEvenTexture() {
    Image image = scene(320, 240);

    assertThat(changed(image, apply(new TruncatedJpeg(), image, 60, 0)))
        .isCloseTo(0.4, within(0.06));
    assertThat(changed(image, apply(new TruncatedJpeg(), image, 0, 0))).isEqualTo(1);
  }

  /**
   * The repaired file holds what libjpeg makes of the damaged one. Where a flip makes or breaks a
   * marker, libjpeg may lose step with the restarts, which is not modelled; most flips do not.
   */
  @Test
  void bitFlips_repairedFile_decodesAsLibjpegDecodesTheDamagedOne() {
    Image image = scene(150, 100);
    byte[] file = LossyFile.jpeg(image, 90, 10, "bit_flips_jpeg");
    JpegScan scan = new JpegScan(file);
    int equal = 0;
    for (long seed = 0; seed < 60; seed++) {
      Map<Integer, Long> flips =
          BitFlipsJpeg.flips(scan, 2e-4, RandomStreams.of(seed, "a", "bit_flips_jpeg"));
      Image expected = LossyFile.decode(DamagedScan.flipped(file, flips), image, new Workspace());
      Image repaired =
          LossyFile.decode(new DamagedScan(file, scan, flips).file(), image, new Workspace());
      equal += repaired.samePixels(expected) ? 1 : 0;
    }
    assertThat(equal).isGreaterThanOrEqualTo(55);
  }

  @Test
  void bitFlips_withoutFlips_repairIsTheFileItself() {
    Image image = scene(70, 50);
    byte[] file = LossyFile.jpeg(image, 75, 5, "bit_flips_jpeg");

    assertThat(new DamagedScan(file, new JpegScan(file), Map.of()).file()).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void bitFlips_moreFlips_keepTheDamageOfFewer(long seed) {
    Image image = scene(160, 320);
    Image few = apply(new BitFlipsJpeg(), image, 50, seed);
    Image many = apply(new BitFlipsJpeg(), image, 600, seed);

    assertThat(changed(image, few)).isPositive();
    assertThat(changed(image, many)).isGreaterThan(changed(image, few));
    for (int y = 8; y < 320; y += 16) {
      for (int x = 0; x < 160; x++) {
        boolean hit = few.sample(x, y, 1) != image.sample(x, y, 1);
        assertThat(!hit || few.sample(x, y, 1) == many.sample(x, y, 1)).isTrue();
      }
    }
  }

  /** 10 x 6 blocks; where decoders have no data they show middle grey. */
  @ParameterizedTest
  @CsvSource({"10, 6", "50, 30", "100, 60"})
  void droppedBlocks_share_isExactInBlocks(double share, int blocks) {
    Image image = scene(160, 96);
    Image result = apply(new DroppedBlocks(), image, share, 1);

    assertThat(changed(image, result)).isCloseTo(blocks / 60.0, within(1e-9));
    int grey = 0;
    for (int block = 0; block < 60; block++) {
      grey += result.sample(16 * (block % 10), 16 * (block / 10), 2) == 128 ? 1 : 0;
    }
    assertThat(grey).isEqualTo(blocks);
  }

  @Test
  void repeatedBlocks_all_showTheirNeighbour() {
    Image image = scene(40, 33);
    Image result = apply(new RepeatedBlocks(), image, 100, 1);

    assertThat(result.sample(5, 5, 0)).isEqualTo(image.sample(5, 5, 0));
    assertThat(result.sample(39, 20, 0)).isEqualTo(image.sample(23, 20, 0));
    assertThat(result.sample(3, 32, 0)).isEqualTo(image.sample(3, 16, 0));
  }

  @Test
  void interlacing_oddRows_moveRight() {
    Image image = scene(30, 10);
    Image result = apply(new Interlacing(), image, 4, 1);

    assertThat(result.sample(10, 2, 1)).isEqualTo(image.sample(10, 2, 1));
    assertThat(result.sample(10, 3, 1)).isEqualTo(image.sample(6, 3, 1));
    assertThat(result.sample(3, 3, 1)).isEqualTo(image.sample(0, 3, 1));
  }

  @Test
  void rowFaults_share_isThatOfTheLowerRows() {
    Image image = scene(20, 40);
    Image black = apply(new LostRows(LostRows.Reads.BLACK), image, 25, 1);
    Image white = apply(new LostRows(LostRows.Reads.WHITE), image, 25, 1);
    Image swapped = apply(new SwappedChannels(), image, 25, 1);

    assertThat(black.sample(7, 29, 0)).isEqualTo(image.sample(7, 29, 0));
    assertThat(black.sample(7, 30, 0)).isZero();
    assertThat(white.sample(7, 29, 2)).isEqualTo(image.sample(7, 29, 2));
    assertThat(white.sample(7, 30, 2)).isEqualTo(255);
    assertThat(swapped.sample(7, 29, 0)).isEqualTo(image.sample(7, 29, 0));
    assertThat(swapped.sample(7, 30, 0)).isEqualTo(image.sample(7, 30, 2));
    assertThat(swapped.sample(7, 30, 1)).isEqualTo(image.sample(7, 30, 1));
    assertThat(swapped.sample(7, 30, 2)).isEqualTo(image.sample(7, 30, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void channelSaturation_full_fillsOneChannel(long seed) {
    Image image = scene(12, 9);
    Image result = apply(new ChannelSaturation(), image, 100, seed);

    int full = 0;
    for (int channel = 0; channel < 3; channel++) {
      int sample = result.sample(5, 5, channel);
      full += sample == 255 ? 1 : 0;
      assertThat(sample).isIn(255, image.sample(5, 5, channel));
    }
    assertThat(full).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "20, 2", "50, 3", "90, 4"})
  void occlusion_area_isExactAndHoldsTheSlighter(double area, long seed) {
    byte[] white = new byte[3 * 150 * 100];
    Arrays.fill(white, (byte) 255);
    Image image = Image.copyOf(150, 100, white);
    Image result = apply(new Occlusion(), image, area, seed);
    Image slighter = apply(new Occlusion(), image, area / 2, seed);

    assertThat(changed(image, result)).isEqualTo(area / 100);
    for (int i = 0; i < 150 * 100; i++) {
      int before = slighter.sample(i % 150, i / 150, 0);
      assertThat(before == 255 || before == result.sample(i % 150, i / 150, 0)).isTrue();
    }
  }
}
