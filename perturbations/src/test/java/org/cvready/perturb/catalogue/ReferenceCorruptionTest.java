package org.cvready.perturb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
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
  private static final int REFERENCE_SEEDS = 8;
  private static final int SEEDS = Integer.getInteger("cvready.seeds", 4);

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

  static Stream<Arguments> exactPictures() {
    return Stream.of(
            "brightness",
            "contrast",
            "defocus_blur",
            "gaussian_blur",
            "jpeg_compression",
            "pixelate",
            "saturate",
            "zoom_blur")
        .flatMap(
            corruption ->
                Stream.of(
                    arguments("astronaut_512x512", corruption, 5),
                    arguments("cameragray_512x512", corruption, 3),
                    arguments("coffee_600x400", corruption, 1)));
  }

  /** What the features below mean: those of the reference's pictures are as the reference says. */
  @ParameterizedTest
  @MethodSource("exactPictures")
  void features_exactPicture_areThoseOfTheReference(String photo, String corruption, int severity)
      throws IOException {
    JsonNode reference =
        features(photo + ".det.json").path(corruption).path(String.valueOf(severity));
    String file = FOLDER + "exact/%s__%s__%d.png".formatted(photo, corruption, severity);

    Map<String, double[]> ours =
        new PictureFeatures(photo(photo)).of(TestImages.png(SharedMaterial.at(file)));

    assertThat(reference.size()).isEqualTo(ours.size());
    ours.forEach(
        (feature, values) -> {
          List<Double> expected = flat(reference.path(feature));
          assertThat(values).as(feature).hasSize(expected.size());
          for (int i = 0; i < values.length; i++) {
            // The reference has six decimals.
            assertThat(values[i]).as(feature + i).isCloseTo(expected.get(i), within(2e-6));
          }
        });
  }

  /** One photo for every severity; all with {@code -Dcvready.all.photos=true}. */
  private static List<String> photos(int severity) {
    return Boolean.getBoolean("cvready.all.photos")
        ? PHOTOS
        : List.of(PHOTOS.get(severity % PHOTOS.size()));
  }

  static Stream<Arguments> randomCorruptions() {
    return Stream.of(
            "gaussian_noise",
            "shot_noise",
            "impulse_noise",
            "speckle_noise",
            "glass_blur",
            "motion_blur",
            "elastic_transform",
            "snow",
            "frost",
            "fog",
            "spatter")
        .flatMap(name -> Catalogue.byName(name).stream())
        .flatMap(
            entry ->
                IntStream.rangeClosed(1, 5)
                    .boxed()
                    .flatMap(
                        severity ->
                            photos(severity).stream()
                                .map(photo -> arguments(entry, photo, severity))));
  }

  @ParameterizedTest
  @MethodSource("randomCorruptions")
  void apply_manySeeds_hasTheFeaturesOfTheReference(Catalogue entry, String photo, int severity)
      throws IOException {
    JsonNode reference =
        features(photo + ".sto.json").path(entry.key()).path(String.valueOf(severity));
    Image clean = photo(photo);
    PictureFeatures features = new PictureFeatures(clean);
    List<Map<String, double[]>> ours = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      ours.add(features.of(apply(entry.perturbation(), clean, severity, seed)));
    }
    assertThat(reference.size()).isEqualTo(ours.get(0).size() + 1);
    List<String> misses = new ArrayList<>();
    for (String feature : ours.get(0).keySet()) {
      List<Double> means = flat(reference.path(feature).path("mean"));
      List<Double> deviations = flat(reference.path(feature).path("sd"));
      double[][] own = ours.stream().map(all -> all.get(feature)).toArray(double[][]::new);
      assertThat(own[0]).as(feature).hasSize(means.size());
      for (int i = 0; i < own[0].length; i++) {
        double away = away(column(own, i), means.get(i), deviations.get(i), feature);
        if (!(away <= 0)) {
          misses.add(
              "%s[%d] is %s, of the reference %s, %.3g beyond 6 errors"
                  .formatted(feature, i, mean(column(own, i)), means.get(i), away));
        }
      }
    }
    assertThat(misses).isEmpty();
  }

  /** How far the means are apart beyond 6 combined standard errors and a floor. */
  private static double away(double[] own, double expected, double spread, String feature) {
    double mean = mean(own);
    double variance = 0;
    for (double value : own) {
      variance += (value - mean) * (value - mean) / (own.length - 1);
    }
    double error = Math.sqrt(variance / own.length + spread * spread / REFERENCE_SEEDS);
    return Math.abs(mean - expected) - 6 * error - floor(feature);
  }

  /** In levels, decibels or shares; the reference rounds to six decimals. */
  private static double floor(String feature) {
    return switch (feature) {
      case "mean", "std", "diff_mean", "diff_std", "mad", "psnr" -> 0.02;
      case "hist32", "frac0", "frac255", "changed_frac" -> 2e-4;
      case "spectrum16" -> 0.005;
      default -> 2e-3;
    };
  }

  private static JsonNode features(String file) throws IOException {
    return new ObjectMapper()
        .readTree(SharedMaterial.at(FOLDER + file).toFile())
        .path("corruptions");
  }

  private static double mean(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    return mean;
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
