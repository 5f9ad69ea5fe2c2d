package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.certificate.Evidence;
import org.cvready.metric.Metric;
import org.cvready.study.slice.SliceFindings;
import org.cvready.study.slice.SliceFindings.Change;
import org.cvready.study.slice.SliceFindings.Rate;
import org.cvready.study.slice.SliceFindings.Slice;
import org.cvready.study.slice.SweptSlice;
import org.cvready.study.suspect.LabelSuspects;
import org.cvready.study.suspect.LabelSuspects.Suspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceJsonTest {
  @TempDir private Path folder;

  @Test
  void parse_ofWhatWasWritten_isTheSame() throws IOException {
    assertThat(EvidenceJson.parse(EvidenceJson.write(Evidence.NONE))).isEqualTo(Evidence.NONE);
  }

  @Test
  void parse_ofSlicesAndSuspects_isTheSame() throws IOException {
    Rate rate = new Rate(OptionalDouble.of(0.25), 5, 20, 12, 0.1, 0.5, Optional.empty());
    Rate none = new Rate(OptionalDouble.empty(), 0, 0, 0, 0, 1, Optional.of("nothing to count"));
    Slice slice =
        new Slice(
            "line",
            SliceFindings.Kind.SEARCHED,
            Metric.FN_RATE,
            "darkest tenth, <class>",
            List.of("brightness at most 61 levels", "class <class>"),
            rate,
            none,
            OptionalDouble.of(0.01),
            OptionalDouble.empty(),
            true,
            Optional.of("too few"));
    Change change =
        new Change(
            "line",
            Metric.ESCAPE_RATE,
            "all",
            List.of(),
            20,
            12,
            3,
            2,
            1,
            0,
            OptionalDouble.of(0.05),
            -0.1,
            0.2,
            Optional.empty(),
            OptionalDouble.of(0.5),
            SliceFindings.Direction.OPEN);
    SliceFindings slices =
        new SliceFindings(
            new SliceFindings.Rules(20, 10, 0.05, 1, 7),
            List.of(slice),
            List.of("one"),
            Optional.of(new SliceFindings.Lift("the baseline", 40, 1, 1, List.of(change))),
            List.of("a finding"),
            List.of(
                new SweptSlice(
                    List.of(0, 40),
                    List.of(3L, 4L),
                    List.of(0.1, 0.2),
                    List.of(0.3, 0.4),
                    List.of(1L, 1L),
                    List.of(0),
                    List.of(0.5))));
    Suspect suspect =
        new Suspect(
            "line",
            "a.png",
            LabelSuspects.Fault.WRONG_CLASS,
            Optional.of("dent"),
            Optional.empty(),
            List.of(1.0, 2.0, 3.5, 4.0),
            OptionalDouble.of(0.75),
            2,
            3);
    LabelSuspects suspects =
        new LabelSuspects(
            List.of("a criterion"),
            List.of(suspect),
            1,
            List.of(new LabelSuspects.GateEffect("g", "1 %", "FAIL", "0 %", "PASS")),
            List.of("a finding"));
    Evidence evidence = Evidence.NONE.withSlices(slices).withLabelSuspects(suspects);
    assertThat(EvidenceJson.parse(EvidenceJson.write(evidence))).isEqualTo(evidence);
  }

  @Test
  void parse_ofAnotherFormat_saysWhich() {
    String json = EvidenceJson.write(Evidence.NONE).replace("\"format\" : 1", "\"format\" : 9");
    assertThatThrownBy(() -> EvidenceJson.parse(json))
        .isInstanceOf(IOException.class)
        .hasMessage("format of the evidence must be 1, got 9");
  }

  @Test
  void parse_withoutAKeyOfWhatMayBeAbsent_readsItAsAbsent() throws IOException {
    String json = EvidenceJson.write(Evidence.NONE);
    String older = json.replaceFirst(",\\s*\"not_measured\" : null", "");
    assertThat(older).hasSizeLessThan(json.length());
    assertThat(EvidenceJson.parse(older)).isEqualTo(Evidence.NONE);
  }

  @Test
  void parse_withoutAKeyThatMustBeThere_saysWhich() {
    String without = EvidenceJson.write(Evidence.NONE).replaceFirst("\"site_gaps\"[^,]*,", "");
    assertThatThrownBy(() -> EvidenceJson.parse(without))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("site_gaps");
  }

  @Test
  void read_folderOfAnEarlierProgram_isNone() throws IOException {
    assertThat(EvidenceJson.read(folder)).isEqualTo(Evidence.NONE);
  }
}
