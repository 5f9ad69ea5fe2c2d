package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleSummaryTest {
  @Test
  void print_sample_saysVerdictAlertsWorstGatesAndPlace() {
    List<String> lines = ConsoleSummary.print(Samples.washer(), "out/report.html").lines().toList();
    assertThat(lines.get(0)).isEqualTo("NOT CERTIFIED: washer line 3");
    assertThat(lines.get(2)).startsWith("! Class 'stain' has no image");
    assertThat(lines.get(4)).startsWith("FAIL         ");
    assertThat(lines).filteredOn(line -> line.startsWith("INCONCLUSIVE")).isNotEmpty();
    assertThat(lines.get(lines.size() - 1)).isEqualTo("Report: out/report.html");
  }

  @Test
  void print_namesWithControlCharacters_doNotReachTheTerminal() {
    String text = ConsoleSummary.print(Samples.named("a\u001b[2J\r\u0007b"), "x");
    assertThat(text.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    assertThat(text).contains("a [2J  b");
  }
}
