package org.cvready.perturb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Condition;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"glare@3", "exposure@-2EV", "exposure@-1EV+jpeg@3", "exposure@0.5EV"})
  void parse_id_givesItBack(String id) {
    assertThat(Conditions.parse(id).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({"exposure@+1EV+jpeg@3, exposure@1EV+jpeg@3", "jpeg_compression@2, jpeg@2"})
  void parse_otherSpelling_givesTheId(String text, String id) {
    assertThat(Conditions.parse(text).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "glare | must read name@strength",
        "glare@ | must read name@strength",
        "glare@3+ | must read name@strength",
        "+glare@3 | must read name@strength",
        "glair@3 | must be a name of the catalogue, got 'glair'",
        "exposure@1px | must have the unit EV, or be a severity 1..5",
        "exposure@-1 | must have the unit EV, or be a severity 1..5, got '-1'",
        "jpeg(area=1)@3 | jpeg: there are no parameters, got 'area'",
        "glare(aria=1)@3 | glare: parameter must be one of area, bloom, bloom_share, got 'aria'",
        "glare(area)@3 | must read key=number",
        "jpeg@3+exposure@-1EV | got jpeg@3 (digital) before exposure@-1EV (scene)",
        "motion_blur@3EV | must have no unit",
        "motion_blur@7 | must be a whole number in [1.0, 5.0], got 7.0",
        "motion_blur@1.5 | must be a whole number",
        "exposure@-9EV | must be in [-8.0, 8.0], got -9.0"
      })
  void parse_badText_saysTheRule(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Conditions.parse(text))
        .withMessageContaining(message);
  }

  @Test
  void apply_chain_equalsItsStepsInTurn() {
    Image image = TestImages.scene(60, 40);
    Condition chain = Conditions.parse("motion_blur@1+gaussian_noise@2");

    Image blurred = step("motion_blur", image, 1);
    Image expected = step("gaussian_noise", blurred, 2);

    assertThat(chain.apply(image, 9, "a").image().samePixels(expected)).isTrue();
  }

  @Test
  void apply_chainInMemoryUsedBefore_givesTheSameBytes() {
    Condition chain = Conditions.parse("fog@2+motion_blur@1+gaussian_noise@2+pixelate@3");
    Workspace memory = new Workspace();
    for (int width : new int[] {60, 90, 50}) {
      Image image = TestImages.scene(width, 40);
      memory.reuse();

      Image result = chain.apply(image, 9, "a", memory).image();

      assertThat(result.samePixels(chain.apply(image, 9, "a").image())).isTrue();
    }
  }

  private static Image step(String name, Image image, double strength) {
    RandomGenerator random = RandomStreams.of(9, "a", name);
    return Catalogue.byName(name)
        .orElseThrow()
        .perturbation()
        .apply(image, strength, random)
        .image();
  }

  @Test
  void apply_perturbationTwice_drawsAnewTheSecondTime() {
    Image grey = TestImages.constant(200, 200, 128);
    double once =
        TestImages.distance(grey, Conditions.parse("gaussian_noise@1").apply(grey, 1, "a").image());
    double twice =
        TestImages.distance(
            grey,
            Conditions.parse("gaussian_noise@1+gaussian_noise@1").apply(grey, 1, "a").image());

    // Independent variances add up to 2; the same field twice would give 4.
    assertThat(twice / once).isBetween(1.9, 2.1);
  }

  @Test
  void apply_severities_shareOneField() {
    Image grey = TestImages.constant(64, 64, 128);
    Image slight = Conditions.parse("gaussian_noise@1").apply(grey, 1, "a").image();
    Image strong = Conditions.parse("gaussian_noise@2").apply(grey, 1, "a").image();

    for (int x = 0; x < 64; x++) {
      int a = slight.sample(x, 10, 0) - 128;
      int b = strong.sample(x, 10, 0) - 128;
      assertThat(Math.abs(b)).isGreaterThanOrEqualTo(Math.abs(a) - 1);
    }
  }
}
