package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.certificate.Dossier;
import org.cvready.report.CertificateJson;
import org.cvready.report.ReportFormat;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MainTest {
  @TempDir Path folder;
  private final Captured captured = new Captured();

  @Test
  void run_version_printsIt() {
    assertThat(run("--version")).isZero();
    assertThat(captured.out()).startsWith("cvready ");
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void run_help_listsVerbsAndExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(captured.out()).contains("report", "Exit codes: 0 certified, 1 a gate failed");
  }

  @ParameterizedTest
  @CsvSource({"''", "nonsense", "--nonsense", "report", "report x --format pdf"})
  void run_badArguments_endWith64AndOneErrorLine(String arguments) {
    assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(64);
    assertThat(captured.out()).isEmpty();
    assertThat(captured.err().lines().filter(line -> line.startsWith("cvready: error: ")))
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void run_report_printsWhatThePrinterPrints(ReportFormat format) throws IOException {
    Path sample = sampleRun();
    assertThat(run("report", folder.toString(), "--format", format.key())).isZero();
    assertThat(captured.out()).isEqualTo(format.print(Dossier.of(CertificateJson.read(sample))));
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void run_reportToAFile_writesItAndPrintsNothing() throws IOException {
    sampleRun();
    Path out = folder.resolve("new/comment.md");
    assertThat(run("report", folder.toString(), "--format", "md", "--out", out.toString()))
        .isZero();
    assertThat(captured.out()).isEmpty();
    assertThat(out).content().startsWith("## ❌ NOT CERTIFIED");
  }

  @Test
  void run_reportWithoutARun_endsWith65AndSaysWhatIsMissing() {
    assertThat(run("report", folder.toString(), "--format", "md")).isEqualTo(65);
    assertThat(captured.err())
        .isEqualTo(
            "cvready: error: no finished run in %s: %s is missing%n"
                .formatted(folder, folder.resolve("certificate.json")));
  }

  @Test
  void run_reportOfABrokenFile_endsWith65() throws IOException {
    Files.writeString(folder.resolve("certificate.json"), "{\"format\": 1}");
    assertThat(run("report", folder.toString(), "--format", "md")).isEqualTo(65);
    assertThat(captured.err())
        .endsWith("certificate.json: /name is missing" + System.lineSeparator());
  }

  @Test
  void run_withDebug_alsoSaysWhere() {
    assertThat(run("report", folder.toString(), "--format", "md", "--debug")).isEqualTo(65);
    assertThat(captured.err()).contains("at org.cvready.cli.ReportCommand");
  }

  @Test
  void run_whoseReaderWentAway_isNoError() throws IOException {
    sampleRun();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Streams streams =
        new Streams(closed, new PrintStream(closed, true, StandardCharsets.UTF_8), false);
    assertThat(Main.run(streams, "report", folder.toString(), "--format", "json")).isZero();
  }

  @Test
  void run_ontoAFullDisk_endsWith65() throws IOException {
    sampleRun();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Streams streams = new Streams(full, captured.streams(false).err(), false);
    assertThat(Main.run(streams, "report", folder.toString(), "--format", "json")).isEqualTo(65);
    assertThat(captured.err()).startsWith("cvready: error: No space left on device");
  }

  private int run(String... arguments) {
    return Main.run(captured.streams(false), arguments);
  }

  private Path sampleRun() throws IOException {
    Path sample =
        SharedMaterial.projectRoot()
            .resolve("harness/core/src/test/resources/org/cvready/report/sample-certificate.json");
    return Files.copy(sample, folder.resolve("certificate.json"));
  }
}
