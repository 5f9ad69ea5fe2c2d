package org.cvready.perturb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.optics.MotionBlur;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Perturbations with a reference against pictures and features made by imagecorruptions 1.1.2 on
 * three photos.
 */
class ReferenceCorruptionTest {
  private static final String FOLDER = "oracles/corruptions/";
  private static final List<String> PHOTOS =
      List.of("astronaut_512x512", "cameragray_512x512", "coffee_600x400");
  // The reference features are over this many seeds, and so are ours.
  private static final int SEEDS = 8;

  private static Image photo(String name) {
    return TestImages.png(SharedMaterial.at(FOLDER + name + ".png"));
  }

  private static Image apply(Perturbation perturbation, Image image, int severity, long seed) {
    return perturbation
        .apply(image, severity, RandomStreams.of(seed, "photo", perturbation.name()))
        .image();
  }

  static Stream<Arguments> compressedPhotos() {
    return Stream.of(
            "astronaut_512x512__1",
            "astronaut_512x512__5",
            "cameragray_512x512__1",
            "cameragray_512x512__3",
            "cameragray_512x512__5",
            "coffee_600x400__1",
            "coffee_600x400__3",
            "coffee_600x400__5")
        .map(
            name ->
                arguments(
                    name.substring(0, name.length() - 3), name.charAt(name.length() - 1) - '0'));
  }

  @ParameterizedTest
  @MethodSource("compressedPhotos")
  void jpeg_photo_equalsReferenceInEverySample(String photo, int severity) {
    Path file =
        SharedMaterial.at(FOLDER + "exact/%s__jpeg_compression__%d.png".formatted(photo, severity));

    Image result = apply(Catalogue.JPEG.perturbation(), photo(photo), severity, 0);

    assertThat(result.samePixels(TestImages.png(file))).isTrue();
  }

  static Stream<Arguments> blurredPhotos() {
    return Stream.of(-45, -20, 0, 33)
        .flatMap(angle -> Stream.of(1, 3, 5).map(severity -> arguments(angle, severity)));
  }

  /** The reference sums in another order: a level of difference where the sum is nearly whole. */
  @ParameterizedTest
  @MethodSource("blurredPhotos")
  void motionBlur_fixedAngle_differsByALevelInFewSamples(int angle, int severity) {
    Path file =
        SharedMaterial.at(
            FOLDER
                + "exact/coffee_600x400__motion_blur_angle%+d__%d.png".formatted(angle, severity));
    Image expected = TestImages.png(file);

    Image result = apply(new MotionBlur(angle, angle), photo("coffee_600x400"), severity, 0);

    int samples = 3 * 600 * 400;
    int[] differences =
        IntStream.range(0, samples)
            .map(i -> Math.abs((result.rgb().get(i) & 0xff) - (expected.rgb().get(i) & 0xff)))
            .toArray();
    assertThat(IntStream.of(differences).max().orElseThrow()).isLessThanOrEqualTo(1);
    assertThat(IntStream.of(differences).filter(d -> d > 0).count()).isLessThan(samples / 1000);
  }

  static Stream<Arguments> randomCorruptions() {
    return PHOTOS.stream()
        .flatMap(
            photo ->
                Stream.of(Catalogue.GAUSSIAN_NOISE, Catalogue.MOTION_BLUR)
                    .flatMap(
                        entry ->
                            IntStream.rangeClosed(1, 5)
                                .mapToObj(severity -> arguments(photo, entry, severity))));
  }

  @ParameterizedTest
  @MethodSource("randomCorruptions")
  void apply_manySeeds_hasTheFeaturesOfTheReference(String photo, Catalogue entry, int severity)
      throws IOException {
    JsonNode reference =
        new ObjectMapper()
            .readTree(SharedMaterial.at(FOLDER + photo + ".sto.json").toFile())
            .path("corruptions")
            .path(entry.key())
            .path(String.valueOf(severity));
    Image clean = photo(photo);
    List<Map<String, double[]>> ours = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      ours.add(PictureFeatures.of(clean, apply(entry.perturbation(), clean, severity, seed)));
    }
    int compared = 0;
    for (String feature : List.of("mean", "std", "hist32", "psnr")) {
      JsonNode means = reference.path(feature).path("mean");
      JsonNode deviations = reference.path(feature).path("sd");
      assertThat(means.isMissingNode()).as(feature).isFalse();
      double[][] own =
          ours.stream().map(features -> features.get(feature)).toArray(double[][]::new);
      List<Double> expected = flat(means);
      List<Double> spread = flat(deviations);
      assertThat(own[0]).hasSize(expected.size());
      for (int i = 0; i < own[0].length; i++) {
        compare(
            photo + " " + entry + " " + severity + " " + feature + i,
            column(own, i),
            expected.get(i),
            spread.get(i),
            feature);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(3 + 3 + 96 + 1);
  }

  private static void compare(
      String what, double[] own, double expected, double spread, String feature) {
    double mean = 0;
    for (double value : own) {
      mean += value / own.length;
    }
    double variance = 0;
    for (double value : own) {
      variance += (value - mean) * (value - mean) / (own.length - 1);
    }
    double error = Math.sqrt(variance / own.length + spread * spread / SEEDS);
    double floor = feature.equals("hist32") ? 2e-4 : 2e-2;
    assertThat(mean)
        .as("%s (reference %s, combined standard error %s)", what, expected, error)
        .isBetween(expected - 6 * error - floor, expected + 6 * error + floor);
  }

  private static double[] column(double[][] rows, int i) {
    double[] column = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      column[row] = rows[row][i];
    }
    return column;
  }

  private static List<Double> flat(JsonNode node) {
    List<Double> numbers = new ArrayList<>();
    if (!node.isArray()) {
      numbers.add(node.doubleValue());
    }
    node.forEach(child -> numbers.addAll(flat(child)));
    return numbers;
  }
}
