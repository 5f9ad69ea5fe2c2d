package org.cvready.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

class FingerprintTest {
  private static Image uniform(int level) {
    byte[] pixels = new byte[3 * 64 * 48];
    Arrays.fill(pixels, (byte) level);
    return Image.copyOf(64, 48, pixels);
  }

  private static Image blobs(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    byte[] pixels = new byte[3 * 120 * 90];
    double[] waves = random.doubles(60, -0.4, 0.4).toArray();
    for (int i = 0; i < pixels.length; i++) {
      int x = i / 3 % 120;
      int y = i / 3 / 120;
      double value = 128;
      for (int k = 0; k < waves.length; k += 2) {
        value += 6 * Math.sin(waves[k] * x + waves[k + 1] * y + k);
      }
      pixels[i] = (byte) Math.min(255, Math.max(0, value));
    }
    return Image.copyOf(120, 90, pixels);
  }

  private static Image jpeg(Image image, int quality) {
    return ImageDecoder.decode(ImageEncoder.jpeg(image, quality), "copy");
  }

  private static Image changed(Image image, double size, double gain, double offset) {
    Mat source = MatImages.view(image);
    Mat target = new Mat();
    Size to = new Size(Math.round(image.width() * size), Math.round(image.height() * size));
    Imgproc.resize(source, target, to, 0, 0, Imgproc.INTER_LINEAR);
    target.convertTo(target, -1, gain, offset);
    return MatImages.copyOf(target);
  }

  private static List<Path> images(String folder, String ending) throws IOException {
    try (var files = Files.walk(SharedMaterial.at(folder))) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<Fingerprint> prints(List<Image> images) {
    return images.stream().map(Fingerprint::of).toList();
  }

  @Test
  void samePixels_ofOnePixelChanged_isFalse() {
    Image image = blobs(1);
    byte[] pixels = new byte[3 * 120 * 90];
    image.rgb().get(pixels);
    pixels[5_000]++;
    Fingerprint changed = Fingerprint.of(Image.copyOf(120, 90, pixels));
    assertThat(Fingerprint.of(image).samePixels(Fingerprint.of(blobs(1)))).isTrue();
    assertThat(Fingerprint.of(image).samePixels(changed)).isFalse();
    assertThat(Fingerprint.of(image).nearlySame(changed)).isTrue();
  }

  @Test
  void samePixels_ofSameBytesInAnotherShape_isFalse() {
    byte[] pixels = new byte[3 * 12];
    assertThat(
            Fingerprint.of(Image.copyOf(3, 4, pixels))
                .samePixels(Fingerprint.of(Image.copyOf(4, 3, pixels))))
        .isFalse();
  }

  @Test
  void nearlySame_ofUniformImages_isFalse() {
    Fingerprint dark = Fingerprint.of(uniform(40));
    Fingerprint light = Fingerprint.of(uniform(200));
    assertThat(dark.hasLook()).isFalse();
    assertThat(dark.distance(light)).isEmpty();
    assertThat(dark.nearlySame(light)).isFalse();
    assertThat(dark.nearlySame(Fingerprint.of(uniform(40)))).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void distance_ofRandomImages_isSymmetricAndZeroToItself(long seed) {
    Fingerprint a = Fingerprint.of(blobs(seed));
    Fingerprint b = Fingerprint.of(blobs(seed + 100));
    assertThat(a.distance(b)).isEqualTo(b.distance(a));
    assertThat(a.nearlySame(b)).isEqualTo(b.nearlySame(a));
    assertThat(a.distance(a)).hasValue(0);
  }

  @Test
  void between_randomImages_findsWhatComparingAllPairsFinds() {
    List<Image> images = LongStream.range(0, 60).mapToObj(s -> blobs(s)).toList();
    List<Fingerprint> second = prints(images);
    List<Fingerprint> first =
        prints(
            IntStream.range(0, 60)
                .mapToObj(i -> i % 2 == 0 ? blobs(1_000 + i) : jpeg(images.get(i), 80))
                .toList());
    List<NearDuplicates.Pair> pairs = NearDuplicates.between(first, second);
    for (int i = 0; i < first.size(); i++) {
      int position = i;
      boolean any = second.stream().anyMatch(first.get(i)::nearlySame);
      assertThat(pairs.stream().anyMatch(p -> p.first() == position)).isEqualTo(any);
    }
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(30).allMatch(p -> p.distance() <= 31);
  }

  @Test
  void between_steelPhotographsAndTheirCopies_findsEveryCopyAndNothingElse() throws IOException {
    List<Image> images = images("data/neu-det", ".jpg").stream().map(ImageDecoder::decode).toList();
    List<Fingerprint> originals = prints(images);
    assertThat(originals).hasSize(1_211).allMatch(Fingerprint::hasLook);
    for (int a = 0; a < originals.size(); a++) {
      for (int b = a + 1; b < originals.size(); b++) {
        assertThat(originals.get(a).nearlySame(originals.get(b))).isFalse();
      }
    }
    List<UnaryOperator<Image>> copies =
        List.of(i -> jpeg(i, 80), i -> changed(i, 0.9, 1, 0), i -> changed(i, 1, 0.8, 0));
    for (UnaryOperator<Image> copy : copies) {
      List<Fingerprint> copied = prints(images.stream().map(copy).toList());
      List<NearDuplicates.Pair> pairs = NearDuplicates.between(copied, originals);
      assertThat(pairs).hasSize(1_211).allMatch(p -> p.first() == p.second());
    }
  }

  @Test
  void nearlySame_ofBoardsAndTheirCleanTemplates_isFalse() throws IOException {
    List<Path> tests = images("data/deeppcb", "_test.jpg");
    assertThat(tests).hasSize(111);
    for (Path test : tests) {
      Path template = test.resolveSibling(test.getFileName().toString().replace("_test", "_temp"));
      Fingerprint board = Fingerprint.of(ImageDecoder.decode(test));
      Fingerprint clean = Fingerprint.of(ImageDecoder.decode(template));
      assertThat(board.nearlySame(clean)).as(test.toString()).isFalse();
      assertThat(board.nearlySame(Fingerprint.of(jpeg(ImageDecoder.decode(test), 80)))).isTrue();
    }
  }
}
