package org.cvready.study.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cvready.imaging.ImageMeasure;
import org.cvready.imaging.ImageMeasures;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.shift.KolmogorovSmirnov;
import org.cvready.report.ProfileJson;
import org.cvready.study.profile.Distribution.Quantity;
import org.cvready.study.profile.ProfileQuestion.AskedSet;
import org.cvready.study.profile.ProfiledImage.ClassScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceProfileTest {
  private static final Quantity ABOUT = new Quantity("x", Optional.empty(), "unit");

  private static double[] normal(SplittableRandom random, int count, double mean) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = mean + random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void test_ofItsOwnSample_hasNoDistance(long seed) {
    double[] sample = normal(new SplittableRandom(seed), 500, 0);
    Distribution kept = Distribution.of(ABOUT, sample, 21);

    assertThat(kept.values()).hasSizeBetween(15, 22);
    assertThat(kept.test(sample).orElseThrow().distance()).isZero();
    assertThat(kept.stabilityIndex(sample).orElseThrow()).isZero();
  }

  /** Both samples looked at in at most 21 places lose at most one step of 5 %. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void test_anotherSample_isTheTestOfBothSamplesButForAStep(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] then = normal(random, 600, 0);
    double[] now = normal(random, 400, random.nextDouble());
    double kept = Distribution.of(ABOUT, then, 21).test(now).orElseThrow().distance();
    double whole = KolmogorovSmirnov.of(then, now).orElseThrow().distance();

    assertThat(kept).isBetween(whole - 0.055, whole + 1e-12);
  }

  /** Few different values are all kept, so nothing is lost. */
  @Test
  void test_countsOfDetections_isTheTestOfBothSamples() {
    SplittableRandom random = new SplittableRandom(9);
    double[] then = random.ints(300, 0, 8).asDoubleStream().toArray();
    double[] now = random.ints(200, 1, 10).asDoubleStream().toArray();

    assertThat(Distribution.of(ABOUT, then, 21).test(now).orElseThrow().distance())
        .isCloseTo(KolmogorovSmirnov.of(then, now).orElseThrow().distance(), within(1e-12));
  }

  @Test
  void of_valuesOfManyDigits_areRoundedUpAndStillExact() {
    double[] sample = {0.1234567, 0.1234561, -2.0000001, 0, -0.0};
    Distribution kept = Distribution.of(ABOUT, sample, 21);

    assertThat(kept.values()).containsExactly(-2.0, 0.0, 0.12346);
    assertThat(kept.upTo()).containsExactly(1L, 3L, 5L);
  }

  /** Images of a line with some brightness; a part has a scratch whose score lies around .7. */
  private static List<ProfiledImage> images(int count, long seed, double light) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ProfiledImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<ImageMeasure, Double> measures = new EnumMap<>(ImageMeasure.class);
      measures.put(
          ImageMeasure.BRIGHTNESS, Math.min(255, Math.max(0, light + 5 * random.nextGaussian())));
      List<ClassScore> found = new ArrayList<>();
      if (random.nextInt(3) == 0) {
        found.add(new ClassScore(0, Math.min(1, Math.max(0.05, 0.7 + random.nextGaussian() / 8))));
      }
      SortedMap<String, String> tags = new TreeMap<>(Map.of("shift", i % 2 == 0 ? "day" : "night"));
      Decision decision = found.isEmpty() ? Decision.ACCEPT : Decision.REJECT;
      String name = "i" + i;
      images.add(
          new ProfiledImage(
              new ImageOutcome(name, name, name, tags, decision, 0, List.of()),
              found,
              Optional.of(new ImageMeasures(measures))));
    }
    return images;
  }

  private static AskedSet set(String name, List<ProfiledImage> images) {
    return new AskedSet(
        name,
        "benchmark",
        "natural",
        name,
        List.of(new TreeMap<>(Map.of("shift", "day")), new TreeMap<>(Map.of("shift", "dusk"))),
        images);
  }

  private static ReferenceProfile profile(AskedSet... sets) {
    return ReferenceProfile.of(
            new ProfileQuestion(
                List.of("scratch"), OperatingPoint.uniform(1, 0.5, 0.2, 0.5), 0.05, List.of(sets)))
        .orElseThrow();
  }

  private static double[] brightness(List<ProfiledImage> images) {
    return images.stream()
        .mapToDouble(
            image -> image.measures().orElseThrow().value(ImageMeasure.BRIGHTNESS).orElseThrow())
        .toArray();
  }

  private static Distribution of(ProfiledSet set, String quantity) {
    return set.whole().distributions().stream()
        .filter(one -> one.quantity().equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  /** Only what the file holds is used: the images of the reference are gone. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void json_secondHalfOfTheSet_isUnshiftedAndAnotherSiteIsShifted(long seed) throws IOException {
    List<ProfiledImage> all = images(600, seed, 120);
    ReferenceProfile read =
        ProfileJson.parse(ProfileJson.write(profile(set("benchmark", all.subList(0, 300)))));
    ProfiledSet reference = read.set("benchmark").orElseThrow();
    List<ProfiledImage> half = all.subList(300, 600);
    List<ProfiledImage> site = images(300, seed + 50, 126);

    Distribution light = of(reference, "brightness");
    assertThat(light.test(brightness(half)).orElseThrow().pValue()).isGreaterThan(0.001);
    assertThat(light.stabilityIndex(brightness(half)).orElseThrow()).isLessThan(0.25);
    assertThat(light.test(brightness(site)).orElseThrow().pValue()).isLessThan(1e-6);
    assertThat(light.stabilityIndex(brightness(site)).orElseThrow()).isGreaterThan(0.25);
    double[] topScores = half.stream().mapToDouble(image -> image.topScore(0)).toArray();
    assertThat(of(reference, "top_score").test(topScores).orElseThrow().pValue())
        .isGreaterThan(0.001);
  }

  @Test
  void of_setsAndSlices_countsEach() throws IOException {
    ReferenceProfile found =
        profile(set("benchmark", images(200, 1, 120)), set("site", images(100, 2, 140)));

    assertThat(found.reference()).hasValue("benchmark");
    ProfiledSet set = found.sets().get(0);
    assertThat(set.parts()).hasSize(2);
    assertThat(set.parts().get(1).name()).isEqualTo("shift=day");
    assertThat(set.parts().get(1).images()).isEqualTo(100);
    assertThat(set.whole().decisions().accept() + set.whole().decisions().reject()).isEqualTo(200);
    assertThat(of(set, "detections").count()).isEqualTo(200);
    assertThat(found.shifts().get(0).quantity()).isEqualTo("brightness");
    assertThat(found.findings())
        .anyMatch(text -> text.contains("site has moved most in brightness"));
    assertThat(ProfileJson.parse(ProfileJson.write(found))).isEqualTo(found);
  }
}
