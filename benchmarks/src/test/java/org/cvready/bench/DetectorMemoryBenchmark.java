package org.cvready.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.model.ModelOptions;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;
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
 * What one detection allocates between decoding and the detections; the collector's profiler counts
 * it.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.openjdk.jmh.Main
 * DetectorMemoryBenchmark -prof gc}. {@code gc.alloc.rate.norm} holds bytes per detection: some
 * headers and the detections themselves, and no more for larger pictures or models.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls open first.
public class DetectorMemoryBenchmark {
  /** Of the picture. */
  @Param({"320x240", "1920x1080"})
  private String size = "";

  /** Inputs of 416 x 416 and of 640 x 640, outputs of 302,000 and of 84,000 numbers. */
  @Param({"yolox_nano", "neudet_yolov8n_int8"})
  private String model = "";

  private Detector detector;
  private DetectorWorker worker;
  private Image image;

  /** Loads the model. */
  @Setup
  public void open() {
    // Few detections, so that they do not hide what the rest allocates.
    ModelOptions options =
        ModelOptions.of(Material.at("models/" + model + ".onnx")).withScoreFloor(0.3);
    detector = Detector.open(options);
    worker = detector.newWorker();
    image = BenchmarkPhoto.of(size);
  }

  /** One detection. */
  @Benchmark
  public List<Detection> detect() {
    return worker.detect(image);
  }

  /** Unloads it. */
  @TearDown
  public void close() {
    worker.close();
    detector.close();
  }
}
