package org.cvready.bench;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Images per second of the whole pipeline, with journal, timings and predictions, and of a bare
 * loop: the small COCO detector on 96 images.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.openjdk.jmh.Main PipelineBenchmark}.
 * On a machine that others use too, {@link PipelineComparison} tells the two apart better.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class PipelineBenchmark {
  private static final int IMAGES = 96;

  /** Threads; 0 for one per core. */
  @Param({"0"})
  private int threads;

  @SuppressWarnings("NullAway.Init") // JMH calls open first.
  private Pipelines pipelines;

  /** Loads the model. */
  @Setup
  public void open() throws IOException, OrtException {
    int cores = Runtime.getRuntime().availableProcessors();
    pipelines = Pipelines.yoloxOnCoco(threads == 0 ? cores : threads);
  }

  /** Everything that {@code certify} does with an image. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public long pipeline() throws IOException, InterruptedException {
    return pipelines.pipeline();
  }

  /** Decode, resize, run. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public long bareLoop() throws InterruptedException, ExecutionException {
    return pipelines.bareLoop();
  }

  /** Unloads the model. */
  @TearDown
  public void close() throws IOException, OrtException {
    pipelines.close();
  }
}
