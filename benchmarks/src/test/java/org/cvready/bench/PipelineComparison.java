package org.cvready.bench;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Compares the pipeline with the bare loop in turns, pipeline and loop and again, so that whatever
 * else the machine does meets both alike; prints the ratio of their images per second.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.cvready.bench.PipelineComparison
 * [yolox|neu-det [ROUNDS [THREADS]]]}; {@code neu-det} is the worst case for the writers.
 */
public final class PipelineComparison {
  private static final int WARM_UP_ROUNDS = 3;

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
    try (Pipelines pipelines =
        which.equals("neu-det") ? Pipelines.neuDet(threads) : Pipelines.yoloxOnCoco(threads)) {
      new PipelineComparison(pipelines).compare(rounds, System.out);
    }
  }

  private void compare(int rounds, PrintStream out)
      throws IOException, InterruptedException, ExecutionException {
    double[] ratios = new double[rounds];
    double[] pipeline = new double[rounds];
    double[] bare = new double[rounds];
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      // Who goes first changes from round to round, so that a drift favours neither.
      boolean pipelineFirst = (round & 1) == 0;
      double first = pipelineFirst ? pipelineRate() : bareRate();
      double second = pipelineFirst ? bareRate() : pipelineRate();
      if (round >= 0) {
        pipeline[round] = pipelineFirst ? first : second;
        bare[round] = pipelineFirst ? second : first;
        ratios[round] = pipeline[round] / bare[round];
        out.printf(
            Locale.ROOT,
            "round %2d: pipeline %7.2f images/s, bare loop %7.2f, ratio %.3f%n",
            round + 1,
            pipeline[round],
            bare[round],
            ratios[round]);
      }
    }
    out.printf(
        Locale.ROOT,
        "median: pipeline %.2f images/s, bare loop %.2f; ratio %.3f, quartiles %.3f to %.3f%n",
        quantile(pipeline, 0.5),
        quantile(bare, 0.5),
        quantile(ratios, 0.5),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75));
  }

  private double pipelineRate() throws IOException, InterruptedException {
    long start = System.nanoTime();
    long images = pipelines.pipeline();
    return images * 1e9 / (System.nanoTime() - start);
  }

  private double bareRate() throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    long images = pipelines.bareLoop();
    return images * 1e9 / (System.nanoTime() - start);
  }

  private static double quantile(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(q * (sorted.length - 1))];
  }
}
