package org.cvready.bench.throughput;

import java.util.Collection;
import java.util.Optional;
import org.cvready.study.throughput.ThroughputMeter.Progress;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Hears of JMH's iterations, and keeps the first error that a fork prints. */
final class JmhProgress implements OutputFormat {
  private static final int MOST_CHARACTERS = 400;

  private final Progress progress;
  private int done;
  private String error = "";

  JmhProgress(Progress progress) {
    this.progress = progress;
  }

  /** What went wrong, as far as a fork said. */
  Optional<String> error() {
    return error.isEmpty() ? Optional.empty() : Optional.of(error);
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
    // Told when it has ended.
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {
    progress.at(++done);
  }

  @Override
  public void startBenchmark(BenchmarkParams benchmark) {
    // The meter has told that a row begins.
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    // The meter has the result.
  }

  @Override
  public void startRun() {
    // The meter starts it.
  }

  @Override
  public void endRun(Collection<RunResult> results) {
    // The meter has the results.
  }

  @Override
  public void print(String text) {
    note(text);
  }

  @Override
  public void println(String text) {
    note(text);
  }

  private void note(String text) {
    boolean says = text.contains("Exception") || text.contains("Error") || text.contains("ERROR");
    if (error.isEmpty() && says) {
      String line = text.strip().lines().findFirst().orElse("");
      error = line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) : line;
    }
  }

  @Override
  public void verbosePrintln(String text) {
    // Nobody asked for more.
  }

  @Override
  public void write(int b) {
    // Forks print text.
  }

  @Override
  public void write(byte[] bytes) {
    note(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
