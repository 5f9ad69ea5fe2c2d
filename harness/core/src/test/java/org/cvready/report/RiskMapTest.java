package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Evidence;
import org.cvready.certificate.RiskAnswer;
import org.cvready.certificate.RiskAnswer.Status;
import org.cvready.certificate.RiskMap;
import org.cvready.gate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskMapTest {
  private static RiskAnswer answer(Certificate certificate, String subcategory) {
    List<RiskAnswer> found =
        RiskMap.of(certificate, Evidence.NONE).stream()
            .filter(answer -> answer.subcategory().equals(subcategory))
            .toList();
    assertThat(found).as(subcategory).hasSize(1);
    return found.get(0);
  }

  private static Certificate nothing() {
    return Samples.empty(Verdict.INCONCLUSIVE, Optional.empty());
  }

  @Test
  void of_anyCertificate_listsEachOutcomeOnceWithAllItsParts() {
    List<RiskAnswer> answers = RiskMap.of(Samples.washer(), Evidence.NONE);
    assertThat(answers).extracting(RiskAnswer::subcategory).doesNotHaveDuplicates();
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.subcategory())
                  .matches("(GOVERN|MAP|MEASURE|MANAGE) [1-6]\\.[0-9]{1,2}");
              assertThat(answer.about()).isNotBlank();
              assertThat(answer.answeredBy()).isNotBlank();
              assertThat(answer.leavesOpen()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GOVERN 1.5",
        "GOVERN 2.1",
        "MAP 1.1",
        "MAP 1.5",
        "MAP 3.2",
        "MEASURE 2.3",
        "MEASURE 2.4",
        "MEASURE 2.6",
        "MEASURE 2.7",
        "MEASURE 2.9",
        "MEASURE 2.11",
        "MANAGE 1.1",
        "MANAGE 2.4",
        "MANAGE 4.1"
      })
  void of_certificateOfNothing_leavesItOpen(String subcategory) {
    assertThat(answer(nothing(), subcategory).status()).isEqualTo(Status.OPEN);
  }

  /** The sample states an owner and a review, and no figure at which somebody acts. */
  @Test
  void of_responsibilities_areAnsweredAsFarAsTheyAreStated() {
    Certificate washer = Samples.washer();
    assertThat(answer(washer, "GOVERN 2.1").status()).isEqualTo(Status.IN_PART);
    assertThat(answer(washer, "GOVERN 2.1").answeredBy()).endsWith("owner: vision team");
    assertThat(answer(washer, "GOVERN 1.5").answeredBy()).endsWith("reviewed every: 30 days");
    assertThat(answer(washer, "MANAGE 2.4").status()).isEqualTo(Status.OPEN);
    assertThat(answer(washer, "MANAGE 2.4").answeredBy()).endsWith("act when: not stated");
    assertThat(answer(washer, "MANAGE 4.1").status()).isEqualTo(Status.OPEN);
  }

  @Test
  void of_setsFromTheSiteAndFromOutside_areSaidToAnswer() {
    assertThat(answer(Samples.washer(), "MEASURE 2.3").status()).isEqualTo(Status.ANSWERED);
    assertThat(answer(Samples.washer(), "MEASURE 2.6").status()).isEqualTo(Status.IN_PART);
  }
}
