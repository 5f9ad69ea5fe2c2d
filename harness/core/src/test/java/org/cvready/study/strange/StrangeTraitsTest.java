package org.cvready.study.strange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cvready.imaging.ImageMeasures;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;

class StrangeTraitsTest {
  private static final Image GREY = Image.copyOf(30, 40, grey());

  private static byte[] grey() {
    byte[] rgb = new byte[3 * 30 * 40];
    Arrays.fill(rgb, (byte) 90);
    return rgb;
  }

  private static Detection found(int classIndex, double score, double x) {
    return new Detection(new Box(x, 10, 4, 4), classIndex, score);
  }

  private static StrangeTraits traits(Detection... detections) {
    return StrangeTraits.of(GREY, List.of(detections), ImageMeasures.of(GREY));
  }

  private static double score(StrangeScore score, StrangeTraits traits) {
    return traits.direct(score).orElseThrow();
  }

  @Test
  void direct_scoresOfTwoClasses_areThoseOfTheirFormulas() {
    StrangeTraits traits = traits(found(0, 0.8, 0), found(1, 0.5, 9), found(0, 0.3, 3));
    // Entropy: ln 2 for 0.5; -(0.8 ln 0.8 + 0.2 ln 0.2) = 0.500402 for 0.8.
    assertThat(score(StrangeScore.MAX_SCORE, traits)).isCloseTo(0.2, within(1e-6));
    assertThat(score(StrangeScore.ENTROPY, traits)).isCloseTo(0.693147 + 0.500402, within(1e-5));
    // ln(1 + exp(logit s)) = -ln(1 - s): ln 5 and ln 2.
    assertThat(score(StrangeScore.ENERGY, traits)).isCloseTo(-1.609438 - 0.693147, within(1e-5));
    assertThat(score(StrangeScore.WEAK_BOXES, traits)).isZero();
  }

  @Test
  void direct_weakDetections_areCountedWithTheirSpread() {
    // Centres 6 to either side of their middle, over the half diagonal of 30 x 40, which is 25.
    StrangeTraits traits = traits(found(0, 0.9, 1), found(1, 0.04, 2), found(0, 0.04, 14));
    assertThat(score(StrangeScore.WEAK_BOXES, traits)).isEqualTo(2);
    assertThat(score(StrangeScore.WEAK_SPREAD, traits)).isCloseTo(6.0 / 25, within(1e-6));
    assertThat(score(StrangeScore.WEAK_SPREAD, traits(found(0, 0.04, 2)))).isZero();
  }

  @Test
  void direct_nothingDetected_isTheLeastSureOfAllAndFinite() {
    StrangeTraits nothing = traits();
    assertThat(score(StrangeScore.MAX_SCORE, nothing)).isEqualTo(1);
    assertThat(score(StrangeScore.ENTROPY, nothing)).isZero();
    assertThat(score(StrangeScore.ENERGY, nothing)).isZero();
    StrangeTraits certain = traits(found(0, 1, 0));
    assertThat(score(StrangeScore.ENERGY, certain)).isNegative().isFinite();
    assertThat(score(StrangeScore.ENTROPY, certain)).isBetween(0.0, 1e-4);
  }

  @Test
  void without_class_isTheImageOfAModelThatLacksIt() {
    StrangeTraits seen = traits(found(0, 0.8, 0), found(1, 0.5, 9));
    StrangeTraits blind = traits(found(1, 0.5, 9));
    for (StrangeScore score : StrangeScore.values()) {
      if (score.knowsClasses() && !score.isDistance()) {
        assertThat(score(score, seen.without(0))).isEqualTo(score(score, blind));
      }
    }
    for (StrangeScore score : List.of(StrangeScore.NEAREST, StrangeScore.EMBEDDING_NEAREST)) {
      StrangeTraits embedded = seen.withEmbedding(new float[] {1, 2});
      assertThat(embedded.without(0).features(score)).isEqualTo(embedded.features(score));
    }
  }

  @Test
  void has_embedding_onlyWhereTheNetworkWasAsked() {
    StrangeTraits traits = traits(found(0, 0.8, 0));
    StrangeTraits embedded = traits.withEmbedding(new float[] {0.5f, -2}).withDisagreement(0.1);
    assertThat(traits.has(StrangeScore.EMBEDDING_MAHALANOBIS)).isFalse();
    assertThat(embedded.has(StrangeScore.EMBEDDING_MAHALANOBIS)).isTrue();
    assertThat(embedded.features(StrangeScore.EMBEDDING_NEAREST)).containsExactly(0.5, -2);
    assertThat(embedded.features(StrangeScore.NEAREST))
        .isEqualTo(traits.features(StrangeScore.NEAREST));
    assertThat(StrangeTraits.haveOneEmbedding(List.of(embedded, embedded))).isTrue();
    assertThat(StrangeTraits.haveOneEmbedding(List.of(embedded, traits))).isFalse();
  }

  @Test
  void has_energy_onlyWhereScoresTellLogits() {
    StrangeTraits traits = traits(found(0, 0.8, 0)).withoutLogits();
    assertThat(traits.has(StrangeScore.ENERGY)).isFalse();
    assertThat(traits.without(1).withDisagreement(0).has(StrangeScore.ENERGY)).isFalse();
    assertThat(traits.has(StrangeScore.ENTROPY)).isTrue();
  }

  @Test
  void has_agreement_onlyWhereCopiesWereShown() {
    assertThat(traits().has(StrangeScore.AGREEMENT)).isFalse();
    assertThat(traits().withDisagreement(0.25).has(StrangeScore.AGREEMENT)).isTrue();
    assertThat(score(StrangeScore.AGREEMENT, traits().withDisagreement(0.25))).isEqualTo(0.25);
    assertThat(traits().has(StrangeScore.MAHALANOBIS)).isTrue();
  }
}
