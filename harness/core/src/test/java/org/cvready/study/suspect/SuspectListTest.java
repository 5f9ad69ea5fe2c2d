package org.cvready.study.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cvready.dataset.Sample;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.study.Observation;
import org.cvready.study.StageTiming;
import org.cvready.study.suspect.LabelSuspects.Fault;
import org.cvready.study.suspect.LabelSuspects.GateEffect;
import org.cvready.study.suspect.SuspectImage.Doubt;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
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

  @Test
  void of_manySeenAsOneClass_pointsAtTheModel() {
    assertThat(list.of(seenAsScratch(19), List.of(), List.of()).findings())
        .noneMatch(finding -> finding.contains("a fault of the model"));
    assertThat(list.of(seenAsScratch(20), List.of(), List.of()).findings())
        .contains(
            "line: 20 of them are seen as scratch. So many of one class tell of a fault of the"
                + " model on this set rather than of the labels.");
  }

  private static List<SuspectImage> seenAsScratch(int images) {
    Doubt doubt =
        new Doubt(
            Fault.MISSING,
            Optional.empty(),
            Optional.of(new Detection(new Box(1, 1, 5, 5), 0, 0.7)),
            3,
            3);
    return IntStream.range(0, images)
        .mapToObj(i -> new SuspectImage(0, List.of(clean("i%d.png".formatted(i))), List.of(doubt)))
        .toList();
  }

  private static Observation clean(String name) {
    return new Observation(
        0,
        0,
        new Sample(name, 0, Path.of(name), 20, 20, List.of(), new TreeMap<>()),
        "clean",
        List.of(),
        List.of(),
        new ImageOutcome(name, name, name, new TreeMap<>(), Decision.REJECT, 0, List.of()),
        Optional.empty(),
        new StageTiming(0, 0, 0, 0));
  }
}
