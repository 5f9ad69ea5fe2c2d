package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the shell launcher with a stand-in for Java that prints its arguments. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir Path folder;
  private Path launcher = Path.of("");
  private Path java = Path.of("");

  /** Output and exit code. */
  private record Result(int code, List<String> out, String err) {}

  @BeforeEach
  void install() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("a b/cvready/bin"));
    Files.createDirectories(bin.resolveSibling("lib"));
    launcher = bin.resolve("cvready");
    Files.copy(
        SharedMaterial.projectRoot().resolve("harness/cli/src/main/dist/bin/cvready"), launcher);
    executable(launcher);
    java = jdk("17.0.15");
  }

  @Test
  void start_throughLinksFromAnotherFolder_findsItsJar() throws Exception {
    Path links = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("one"), launcher);
    Files.createSymbolicLink(links.resolve("two"), Path.of("one"));
    Result result = run(links.resolve("two"), Map.of("JAVA_HOME", java.toString()), "--version");
    assertThat(result.code()).isZero();
    Path jar = folder.toRealPath().resolve("a b/cvready/lib/cvready-cli.jar");
    assertThat(result.out()).containsSubsequence("-jar", jar.toString(), "--version");
  }

  @Test
  void start_withOddArguments_handsThemOnUnchanged() throws Exception {
    String[] odd = {"report", "a b", "*", "", "$HOME", "'", "--x=\"y\""};
    Result result = run(launcher, Map.of("JAVA_HOME", java.toString()), odd);
    assertThat(result.out()).endsWith(odd);
  }

  @Test
  void start_withOptions_splitsThemAndKeepsStars() throws Exception {
    Result result =
        run(
            launcher,
            Map.of("JAVA_HOME", java.toString(), "CVREADY_OPTS", "-Xmx1g -Dx=* -XX:+UseZGC"),
            "certify");
    assertThat(result.out()).contains("-Xmx1g", "-Dx=*", "-XX:+UseZGC");
    assertThat(result.out()).doesNotContain("-XX:+UseParallelGC", "-XX:+UseSerialGC");
  }

  @Test
  void start_withAnOldJava_saysSoInOneLine() throws Exception {
    for (String version : List.of("1.8.0_402", "11.0.2", "16", "9-internal")) {
      Result result = run(launcher, Map.of("JAVA_HOME", jdk(version).toString()), "--version");
      assertThat(result.code()).isEqualTo(70);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .startsWith("cvready: error: needs Java 17 or newer, got ")
          .endsWith("of version " + version + "\n");
    }
  }

  @Test
  void start_withANewerJava_starts() throws Exception {
    for (String version : List.of("17", "21.0.1", "25-ea", "100.1")) {
      Result result = run(launcher, Map.of("JAVA_HOME", jdk(version).toString()), "--version");
      assertThat(result.err()).isEmpty();
      assertThat(result.code()).isZero();
    }
  }

  @Test
  void start_withoutAReleaseFile_asksJava() throws Exception {
    Files.delete(java.resolve("release"));
    Result result = run(launcher, Map.of("JAVA_HOME", java.toString()), "--version");
    assertThat(result.code()).isEqualTo(70);
    assertThat(result.err()).contains("version unknown");
  }

  @Test
  void start_withABrokenJavaHome_saysSo() throws Exception {
    Result result = run(launcher, Map.of("JAVA_HOME", folder.toString()), "--version");
    assertThat(result.code()).isEqualTo(70);
    assertThat(result.err()).contains("JAVA_HOME must name a Java installation, got " + folder);
  }

  @Test
  void start_withAnArchiveForAnotherJavaOrPlace_passesItOver() throws Exception {
    Path home = launcher.resolveSibling("..").toRealPath();
    Path lib = home.resolve("lib");
    Files.writeString(lib.resolve("cvready.jsa"), "");
    Path note = lib.resolve("cvready.jsa.for");
    String archive = "-XX:SharedArchiveFile=" + lib.resolve("cvready.jsa");
    Map<String, String> environment = Map.of("JAVA_HOME", java.toString());
    Files.writeString(note, "17.0.15+6\n" + home + "\n");
    assertThat(run(launcher, environment, "--version").out()).contains(archive);
    Files.writeString(note, "17.0.15+7\n" + home + "\n");
    assertThat(run(launcher, environment, "--version").out()).doesNotContain(archive);
    Files.writeString(note, "17.0.15+6\n/elsewhere\n");
    assertThat(run(launcher, environment, "--version").out()).doesNotContain(archive);
  }

  @Test
  void start_ofEveryVerb_choosesOneCollectorAndOneCompiler() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", java.toString());
    for (String verb : List.of("--version", "check", "score", "inspect", "predict", "certify")) {
      List<String> out = run(launcher, environment, verb).out();
      assertThat(out.stream().filter(word -> word.matches("-XX:\\+Use.*GC"))).hasSize(1);
      assertThat(out.stream().filter(word -> word.startsWith("-Xmn"))).hasSize(1);
    }
    assertThat(run(launcher, environment, "score").out()).contains("-XX:TieredStopAtLevel=1");
    assertThat(run(launcher, environment, "certify").out())
        .doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void start_withLibrariesUnpacked_pointsOnnxRuntimeAtThem() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", java.toString());
    String option = "-Donnxruntime.native.path=";
    assertThat(run(launcher, environment, "certify").out())
        .noneMatch(word -> word.startsWith(option));
    Path home = launcher.resolveSibling("..").toRealPath();
    Path natives = Files.createDirectories(home.resolve("lib/native/linux-x64"));
    assertThat(run(launcher, environment, "certify").out()).contains(option + natives);
  }

  /** A folder that looks like a Java installation of this version. */
  private Path jdk(String version) throws IOException {
    Path home = folder.resolve("jdk " + version);
    Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(program, "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done\n");
    executable(program);
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_RUNTIME_VERSION=\"%s+6\"\nJAVA_VERSION=\"%s\"\n"
            .formatted(version, version));
    return home;
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, Set.copyOf(PosixFilePermissions.fromString("rwxr-xr-x")));
  }

  private Result run(Path program, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    File err = Files.createTempFile(folder, "err", "").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("CVREADY_OPTS");
    builder.environment().putAll(environment);
    Process process = builder.redirectError(err).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(
        process.exitValue(),
        List.of(out.split("\n", -1)).subList(0, lines(out)),
        Files.readString(err.toPath()));
  }

  private static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
