package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.cvready.gate.Verdict;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void report_ofABadArgument_isOneLineAnd64() {
    check(
        new BadArgumentException("x must be y, got z"),
        ExitCode.BAD_ARGUMENT,
        "x must be y, got z");
  }

  @Test
  void report_ofUnreadableData_isOneLineAnd65() {
    check(new IOException("a.json: no"), ExitCode.BAD_DATA, "a.json: no");
    check(new NoSuchFileException("a.json"), ExitCode.BAD_DATA, "no such file or folder: a.json");
    check(
        new UncheckedIOException(new AccessDeniedException("a.json")),
        ExitCode.BAD_DATA,
        "no permission for a.json");
  }

  @Test
  void report_ofAnythingElse_is70AndSaysHowToReportIt() {
    Captured captured = new Captured();
    IllegalStateException thrown = new IllegalStateException("index 3");
    assertThat(Failures.report(thrown, false, captured.streams(false).err()))
        .isEqualTo(ExitCode.OUR_FAULT);
    assertThat(captured.err().lines())
        .hasSize(2)
        .first()
        .isEqualTo("cvready: error: java.lang.IllegalStateException: index 3");
    assertThat(captured.err()).contains("report it", "--debug").doesNotContain("\tat ");
  }

  @Test
  void report_ofTooLittleMemory_saysHowToGiveMore() {
    Captured captured = new Captured();
    Failures.report(new OutOfMemoryError("Java heap space"), false, captured.streams(false).err());
    assertThat(captured.err()).contains("not enough memory: Java heap space", "CVREADY_OPTS=-Xmx");
  }

  @Test
  void code_ofEveryVerdict_isThatOfTheDesign() {
    assertThat(ExitCode.of(Verdict.PASS).code()).isZero();
    assertThat(ExitCode.of(Verdict.FAIL).code()).isEqualTo(1);
    assertThat(ExitCode.of(Verdict.INCONCLUSIVE).code()).isEqualTo(2);
  }

  private static void check(Throwable thrown, ExitCode code, String message) {
    Captured captured = new Captured();
    assertThat(Failures.report(thrown, false, captured.streams(false).err())).isEqualTo(code);
    assertThat(captured.err()).isEqualTo("cvready: error: " + message + System.lineSeparator());
  }
}
