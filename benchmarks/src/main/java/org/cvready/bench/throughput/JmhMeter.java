package org.cvready.bench.throughput;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cvready.study.throughput.Effort;
import org.cvready.study.throughput.MeterTask;
import org.cvready.study.throughput.Scenario;
import org.cvready.study.throughput.Setting;
import org.cvready.study.throughput.Span;
import org.cvready.study.throughput.ThroughputMeter;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;
import org.openjdk.jmh.util.Version;

/**
 * Measures under JMH: every row in forks of its own, with this process's class path and options.
 *
 * <p>JMH lets only one of its runs go on at a time on a machine, which is what honest figures need;
 * {@code -Djmh.ignoreLock=true} takes that away.
 */
public final class JmhMeter implements ThroughputMeter {
  private static final double MILLIS_PER_SECOND = 1000;

  /** For {@link java.util.ServiceLoader}. */
  public JmhMeter() {}

  @Override
  public String name() {
    return "JMH " + Version.getPlainVersion();
  }

  @Override
  public Metered measure(MeterTask task, Progress progress) throws IOException {
    Path folder = Files.createTempDirectory("cvready-throughput");
    try {
      List<MeteredRow> rows = new ArrayList<>();
      List<RunResult> results = new ArrayList<>();
      for (MeterTask.Row row : task.rows()) {
        Path place = Files.createDirectory(folder.resolve("row-" + rows.size()));
        rows.add(new RowRun(task, row, new JobFiles(place), place).run(progress, results));
      }
      return new Metered(rows, json(results));
    } finally {
      remove(folder);
    }
  }

  /** One row's way through JMH. */
  private record RowRun(MeterTask task, MeterTask.Row row, JobFiles files, Path place) {
    MeteredRow run(Progress progress, List<RunResult> results) throws IOException {
      Setting setting = row.setting();
      files.write(
          new ForkJob(
              task.model().withIntraOpThreads(setting.intraOp()),
              task.images(),
              setting.batch(),
              task.seed()));
      progress.row(row, task.effort().forks() * (1 + Effort.ITERATIONS));
      JmhProgress format = new JmhProgress(progress);
      try {
        List<RunResult> found = List.copyOf(new Runner(options(), format).run());
        if (found.size() != 1) {
          return failed(format.error().orElse("JMH gave no result"));
        }
        results.addAll(found);
        return measured(found.get(0).getPrimaryResult(), files.left());
      } catch (RunnerException e) {
        return failed(format.error().orElse(String.valueOf(e.getMessage())));
      }
    }

    private MeteredRow failed(String why) {
      return new MeteredRow(row, Optional.empty(), List.of(), 0, Optional.of("JMH says: " + why));
    }

    private Options options() {
      Effort effort = task.effort();
      boolean offline = row.scenario() == Scenario.OFFLINE;
      String method = row.span() == Span.END_TO_END ? "endToEnd" : "inference";
      return new OptionsBuilder()
          .include("^" + Pattern.quote(ThroughputBenchmark.class.getName() + "." + method) + "$")
          .param("row", row.words())
          .mode(offline ? Mode.Throughput : Mode.SampleTime)
          .timeUnit(offline ? TimeUnit.SECONDS : TimeUnit.MILLISECONDS)
          .threads(row.setting().threads())
          .forks(effort.forks())
          .warmupIterations(1)
          .warmupTime(time(effort.warmUp()))
          .measurementIterations(Effort.ITERATIONS)
          .measurementTime(time(effort.run().dividedBy(Effort.ITERATIONS)))
          .shouldFailOnError(true)
          .shouldDoGC(true)
          .jvmArgsAppend("-D%s=%s".formatted(JobFiles.PROPERTY, place))
          .build();
    }

    private static TimeValue time(Duration duration) {
      return TimeValue.nanoseconds(Math.max(1, duration.toNanos()));
    }

    private MeteredRow measured(Result<?> result, List<ForkOutputs> left) {
      BitSet distinct = new BitSet();
      left.forEach(one -> one.images().forEach(distinct::set));
      long shown = left.stream().mapToLong(ForkOutputs::shown).sum();
      List<TimedOutput> kept = left.stream().flatMap(one -> one.kept().stream()).toList();
      Speed speed =
          row.scenario() == Scenario.OFFLINE
              ? perSecond(result, row.setting().batch(), shown)
              : perImage(result, shown);
      return new MeteredRow(
          row, Optional.of(speed), kept, distinct.cardinality(), Optional.empty());
    }
  }

  /** JMH counts runs; a run has as many images as the batch. */
  private static Speed perSecond(Result<?> result, int batch, long shown) {
    return new Speed(
        result.getScore() * batch, known(result.getScoreError() * batch), shown, Optional.empty());
  }

  private static Speed perImage(Result<?> result, long shown) {
    Statistics millis = result.getStatistics();
    double mean = result.getScore();
    OptionalDouble error = known(result.getScoreError());
    double perSecond = MILLIS_PER_SECOND / mean;
    OptionalDouble perSecondError =
        error.isPresent()
            ? OptionalDouble.of(error.getAsDouble() / mean * perSecond)
            : OptionalDouble.empty();
    LatencyMillis latency =
        new LatencyMillis(
            mean,
            error,
            millis.getPercentile(50),
            millis.getPercentile(90),
            millis.getPercentile(99));
    return new Speed(perSecond, perSecondError, shown, Optional.of(latency));
  }

  /** JMH writes NaN where one iteration is all there is. */
  private static OptionalDouble known(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static String json(List<RunResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
