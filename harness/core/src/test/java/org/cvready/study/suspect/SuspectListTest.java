package org.cvready.study.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cvready.study.suspect.LabelSuspects.GateEffect;
import org.junit.jupiter.api.Test;

class SuspectListTest {
  private final SuspectList list =
      new SuspectList(List.of("line", "bench"), List.of("scratch"), 0.1);

  @Test
  void of_nothing_saysThatItProvesNothing() {
    LabelSuspects none = list.of(List.of(), List.of(), List.of("line"));
    assertThat(none.suspects()).isEmpty();
    assertThat(none.criteria()).hasSize(LabelSuspects.Fault.values().length);
    assertThat(none.findings())
        .containsExactly(
            "No label is a suspect by these criteria, which does not say that all are right.",
            "Not asked: line, whose labelled images were shown under fewer than 2 conditions.");
  }

  @Test
  void turns_onlyAVerdictThatChanges() {
    assertThat(new GateEffect("g", "1 %", "FAIL", "0 %", "PASS").turns()).isTrue();
    assertThat(new GateEffect("g", "1 %", "FAIL", "0.5 %", "FAIL").turns()).isFalse();
  }
}
