package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Dossier;
import org.cvready.certificate.Evidence;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.study.suspect.LabelSuspects;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
  @Test
  void print_sample_beginsWithTheVerdictAndEndsWithTheLimits() {
    Certificate certificate = Samples.washer();
    String text = MarkdownReport.print(Dossier.of(certificate));
    assertThat(text).startsWith("## ❌ NOT CERTIFIED – washer line 3\n");
    assertThat(text).contains("### What this certificate does not say\n");
    assertThat(text.indexOf("What did not pass")).isLessThan(text.indexOf("What passed"));
    assertThat(text.lines().filter(line -> line.startsWith("- ")))
        .hasSize(certificate.limits().size());
  }

  @Test
  void print_everyGate_hasOneRowOfFiveCells() {
    Certificate certificate = Samples.washer();
    assertThat(MarkdownReport.print(Dossier.of(certificate)).lines().filter(l -> l.contains("`")))
        .hasSize(certificate.gates().size())
        .allMatch(row -> row.replace("\\|", "").chars().filter(c -> c == '|').count() == 6);
  }

  @Test
  void print_evidence_givesTheFirstFindingsOfEachSectionAsText() {
    Evidence evidence =
        Evidence.NONE.withLabelSuspects(
            new LabelSuspects(
                List.of(), List.of(), 0, List.of(), List.of("one <b>", "two", "three", "four")));
    assertThat(MarkdownReport.print(new Dossier(Samples.washer(), evidence, new TreeMap<>())))
        .contains("### Labels that may be wrong\n\n- one &lt;b&gt;\n- two\n- three\n\n")
        .doesNotContain("- four");
  }

  @Test
  void print_foreignSet_saysHowItsUnitsWereDecided() {
    assertThat(MarkdownReport.print(Dossier.of(Samples.washer())).lines())
        .containsOnlyOnce("| foreign | 12 | 221 | 7 | review |");
  }

  @Test
  void print_hostileNames_makeNoMarkup() {
    String text =
        MarkdownReport.print(
            Dossier.of(
                Samples.named("a|b <script> [x](http://y) @all `c` **d** www.z.org \n## e")));
    assertThat(text)
        .doesNotContain("<script>")
        .doesNotContain("[x](")
        .doesNotContain("http://")
        .doesNotContain("@all")
        .doesNotContain("**d**")
        .doesNotContain("www.z")
        .doesNotContain("\n## e");
    assertThat(text.lines().filter(line -> line.startsWith("| ❌")))
        .singleElement()
        .matches(row -> row.replace("\\|", "").chars().filter(c -> c == '|').count() == 6);
  }

  @Test
  void worstFirst_sample_putsFailedBeforeInconclusiveAndLeavesOutPassed() {
    var verdicts =
        GateOrder.worstFirst(Samples.washer()).stream().map(GateResult::verdict).toList();
    assertThat(verdicts).doesNotContain(Verdict.PASS);
    assertThat(verdicts.lastIndexOf(Verdict.FAIL))
        .isLessThan(verdicts.indexOf(Verdict.INCONCLUSIVE));
    assertThat(verdicts).contains(Verdict.FAIL);
  }

  @Test
  void print_sample_saysWhoAnswersAndWhatOfTheRiskFrameworkIsOpen() {
    String text = MarkdownReport.print(Dossier.of(Samples.washer()));
    assertThat(text)
        .contains(
            "Responsibilities&#58; act when&#58; not stated; owner&#58; vision team; reviewed"
                + " every&#58; 30 days\n")
        .contains("\n| GOVERN 2.1 | ", "\n| MANAGE 4.1 | ");
    assertThat(text.lines().filter(line -> line.matches("\\| (GOVERN|MAP|MEASURE|MANAGE) .*")))
        .isNotEmpty()
        .allMatch(row -> row.replace("\\|", "").chars().filter(c -> c == '|').count() == 6);
  }
}
