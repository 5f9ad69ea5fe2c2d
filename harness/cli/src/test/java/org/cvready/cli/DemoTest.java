package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.cvready.certificate.Certificate;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.report.CertificateJson;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled line, whole: what a newcomer sees first. */
class DemoTest {
  @TempDir static Path folder;
  private static final Captured CAPTURED = new Captured();
  private static ExitCode code = ExitCode.OK;

  @BeforeAll
  static void certify() throws Exception {
    Path plan = SharedMaterial.projectRoot().resolve("datasets/washer-line/plan.yaml");
    DemoCommand.Request request = new DemoCommand.Request(folder.resolve("out"));
    code = new DemoAction(plan).run(request, CAPTURED.streams(false));
  }

  private static Certificate certificate() throws IOException {
    return CertificateJson.read(folder.resolve("out/certificate.json"));
  }

  private static List<Verdict> verdicts(Metric metric, String dataset) throws IOException {
    List<Verdict> verdicts =
        certificate().gates().stream()
            .filter(gate -> gate.metric() == metric && gate.scope().dataset().equals(dataset))
            .filter(gate -> gate.scope().condition().equals(Scope.CLEAN))
            .map(GateResult::verdict)
            .toList();
    assertThat(verdicts).isNotEmpty();
    return verdicts;
  }

  @Test
  void demo_theBundledDetector_isNotReadyForItsSites() throws IOException {
    assertThat(code).as(CAPTURED.err()).isEqualTo(ExitCode.of(Verdict.FAIL));
    assertThat(CAPTURED.out())
        .startsWith("NOT CERTIFIED: washer line\n")
        .contains("FAIL")
        .endsWith("Report: " + folder.resolve("out/report.html") + "\n");
    Set<Verdict> verdicts =
        certificate().gates().stream().map(GateResult::verdict).collect(Collectors.toSet());
    assertThat(verdicts).containsExactlyInAnyOrder(Verdict.values());
  }

  @Test
  void demo_theBenchmark_isPassedAndTheSitesAreNot() throws IOException {
    assertThat(verdicts(Metric.MAP50, "benchmark")).containsOnly(Verdict.PASS);
    assertThat(verdicts(Metric.FN_RATE, "site-a-defects")).contains(Verdict.FAIL);
    assertThat(verdicts(Metric.FALSE_REJECT_RATE, "site-a")).contains(Verdict.FAIL);
  }

  @Test
  void demo_images_areShownAtMost6000Times() throws IOException {
    try (GZIPInputStream journal =
            new GZIPInputStream(Files.newInputStream(folder.resolve("out/observations.jsonl.gz")));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(journal, StandardCharsets.UTF_8))) {
      assertThat(lines.lines().count()).isBetween(2_000L, 6_000L);
    }
  }
}
