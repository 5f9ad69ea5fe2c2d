package org.cvready.bench;

import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.cvready.imaging.Placement;
import org.opencv.core.Mat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a decoded photo to a model's input: cvready's way, OpenCV's as far as its blob and as far as
 * a tensor, and the copying of as many bytes.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.openjdk.jmh.Main PreprocessBenchmark}.
 * On a machine that others use too, {@link PreprocessComparison} tells the ways apart better.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class PreprocessBenchmark {
  /** Of the photo. */
  @Param({"640x480", "1280x960", "1920x1080"})
  private String size = "";

  /** Side of the model's input, pixels. */
  @Param({"640", "416"})
  private int input;

  @SuppressWarnings("NullAway.Init") // JMH calls open first.
  private Preprocessing preprocessing;

  /** Makes the photo. */
  @Setup
  public void open() {
    preprocessing = new Preprocessing(size, input);
  }

  /** cvready's way. */
  @Benchmark
  public Placement tensorWriter() {
    return preprocessing.ours();
  }

  /** OpenCV's resize, border and blob. */
  @Benchmark
  public long usualToBlob() {
    Mat blob = preprocessing.blob();
    long elements = blob.total();
    blob.release();
    return elements;
  }

  /** The same, until ONNX Runtime has it. */
  @Benchmark
  public float usualToTensor() throws OrtException {
    return preprocessing.usual();
  }

  /** As many bytes read and written as any way must. */
  @Benchmark
  public ByteBuffer memory() {
    return preprocessing.copy();
  }

  /** Frees the memory. */
  @TearDown
  public void close() {
    preprocessing.close();
  }
}
