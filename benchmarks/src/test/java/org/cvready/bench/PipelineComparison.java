package org.cvready.bench;

import ai.onnxruntime.OrtException;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Compares the pipeline with the bare loop in turns, pipeline and loop and again, so that whatever
 * else the machine does meets both alike; prints the ratios of their images per second, and per
 * second of processor time, which other programs disturb less (it counts the collector's and
 * compiler's work too).
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.cvready.bench.PipelineComparison
 * [yolox|washer|neu-det [ROUNDS [THREADS]]]} in the project's root; {@code washer} is the bundled
 * detector, {@code neu-det} the worst case for the writers.
 */
public final class PipelineComparison {
  private static final int WARM_UP_ROUNDS = Integer.getInteger("cvready.warmUpRounds", 10);
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Pipelines pipelines;

  private PipelineComparison(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  /** Compares and prints. */
  public static void main(String[] arguments)
      throws IOException, OrtException, InterruptedException, ExecutionException {
    String which = arguments.length > 0 ? arguments[0] : "yolox";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
    int threads =
        arguments.length > 2
            ? Integer.parseInt(arguments[2])
            : Runtime.getRuntime().availableProcessors();
    try (Pipelines pipelines = pipelines(which, threads)) {
      new PipelineComparison(pipelines).compare(rounds, System.out);
    }
  }

  private static Pipelines pipelines(String which, int threads) throws IOException, OrtException {
    return switch (which) {
      case "yolox" -> Pipelines.yoloxOnCoco(threads);
      case "washer" -> Pipelines.washer(threads);
      case "neu-det" -> Pipelines.neuDet(threads);
      default ->
          throw new IllegalArgumentException(
              "pipeline must be yolox, washer or neu-det, got '%s'".formatted(which));
    };
  }

  private void compare(int rounds, PrintStream out)
      throws IOException, InterruptedException, ExecutionException {
    double[] ratios = new double[rounds];
    double[] work = new double[rounds];
    double[] pipeline = new double[rounds];
    double[] bare = new double[rounds];
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      // Who goes first changes from round to round, so that a drift favours neither.
      boolean pipelineFirst = (round & 1) == 0;
      Speed first = speed(pipelineFirst);
      Speed second = speed(!pipelineFirst);
      if (round >= 0) {
        Speed ofPipeline = pipelineFirst ? first : second;
        Speed ofBare = pipelineFirst ? second : first;
        pipeline[round] = ofPipeline.imagesPerSecond;
        bare[round] = ofBare.imagesPerSecond;
        ratios[round] = pipeline[round] / bare[round];
        work[round] = ofBare.cpuNanosPerImage / ofPipeline.cpuNanosPerImage;
        out.printf(
            Locale.ROOT,
            "round %2d: pipeline %7.2f images/s, bare loop %7.2f, ratio %.3f, by processor time %.3f%n",
            round + 1,
            pipeline[round],
            bare[round],
            ratios[round],
            work[round]);
      }
    }
    out.printf(
        Locale.ROOT,
        "median: pipeline %.2f images/s, bare loop %.2f%n",
        quantile(pipeline, 0.5),
        quantile(bare, 0.5));
    print(out, "images/s", ratios);
    print(out, "images per second of processor time", work);
  }

  private static void print(PrintStream out, String what, double[] ratios) {
    out.printf(
        Locale.ROOT,
        "pipeline / bare loop, %s: median %.3f, quartiles %.3f to %.3f%n",
        what,
        quantile(ratios, 0.5),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75));
  }

  private record Speed(double imagesPerSecond, double cpuNanosPerImage) {}

  private Speed speed(boolean ofPipeline)
      throws IOException, InterruptedException, ExecutionException {
    long start = System.nanoTime();
    long cpu = PROCESS.getProcessCpuTime();
    double images = ofPipeline ? pipelines.pipeline() : pipelines.bareLoop();
    long spent = PROCESS.getProcessCpuTime() - cpu;
    return new Speed(images * 1e9 / (System.nanoTime() - start), spent / images);
  }

  private static double quantile(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(q * (sorted.length - 1))];
  }
}
