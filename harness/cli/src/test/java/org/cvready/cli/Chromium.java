package org.cvready.cli;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless browser of this machine, started for a test and stopped with it.
 *
 * <p>Where none is installed the test is skipped with a reason, and fails under {@code CI=true}.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final List<String> QUIET =
      List.of(
          "--headless",
          "--remote-debugging-port=0",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-extensions",
          "--hide-scrollbars",
          // Tests run in containers and as root, where the sandbox cannot start; the page that they
          // open is the program's own.
          "--no-sandbox");

  private static final int PATIENCE_SECONDS = 60;
  private static final int POLL_MILLIS = 50;

  private final Process process;
  private final Path profile;

  private Chromium(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /** Starts the browser, or ends the test where there is none. */
  static Chromium start() throws IOException {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      String reason = "needs Chromium or Chrome on the PATH (one of " + NAMES + "), found none";
      if ("true".equals(System.getenv("CI"))) {
        return fail(reason);
      }
      return abort(reason);
    }
    Path profile = Files.createTempDirectory("cvready-browser-");
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(QUIET);
    command.add("--user-data-dir=" + profile);
    command.add("about:blank");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("browser.log").toFile())
            .start();
    return new Chromium(process, profile);
  }

  private static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A new tab. */
  BrowserPage newPage() throws IOException, InterruptedException {
    return BrowserPage.open(address());
  }

  /** Where the browser listens, which it writes into its profile once it does. */
  private URI address() throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    long polls = TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS) / POLL_MILLIS;
    for (long i = 0; i < polls; i++) {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() == 2) {
          return URI.create("ws://127.0.0.1:%s%s".formatted(lines.get(0), lines.get(1)));
        }
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new IOException(
        "the browser did not start: " + Files.readString(profile.resolve("browser.log")));
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      // What the browser still holds for a moment is left to the machine's own cleaning.
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
