package org.cvready.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cvready.imaging.ImageDecoder;
import org.cvready.imaging.PixelMemory;
import org.cvready.imaging.Placement;
import org.cvready.imaging.TensorWriter;
import org.cvready.model.Detector;
import org.cvready.model.DetectorDescription;
import org.cvready.model.ModelOptions;
import org.cvready.model.decode.Activation;
import org.cvready.model.decode.Candidates;
import org.cvready.model.decode.DecoderKind;
import org.cvready.model.decode.ModelEvidence;
import org.cvready.model.decode.NonMaxSuppression;
import org.cvready.model.decode.OutputDecoder;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.onnx.OnnxEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The stages of one picture's way to its detections: decode and resize into the tensor, inference,
 * decoding of the outputs and suppression; the small COCO detector on one thread.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.openjdk.jmh.Main DetectionBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls open first.
public class DetectionBenchmark {
  private final PixelMemory memory = new PixelMemory();
  private List<Path> files;
  private int next;
  private OnnxEngine engine;
  private InferenceSlot slot;
  private TensorWriter writer;
  private OutputDecoder decoder;
  private Candidates candidates;
  private NonMaxSuppression suppression;
  private List<OutputTensor> outputs;
  private int classes;

  /** Loads the model and runs it on one image. */
  @Setup
  public void open() throws IOException {
    try (Stream<Path> images = Files.list(Material.cocoImages().resolve("images"))) {
      files = images.sorted().toList();
    }
    DetectorDescription model;
    try (Detector detector = Detector.open(ModelOptions.of(Material.yoloxNano()))) {
      model = detector.description();
    }
    engine = OnnxEngine.open(new EngineSettings(model.file(), "cpu", 1));
    slot = engine.newSlot(model.inputs());
    ByteBuffer tensor = slot.input(model.inputs().get(0).name());
    writer =
        new TensorWriter(model.layout(), model.pixels(), tensor.order(ByteOrder.nativeOrder()));
    classes = model.classNames().size();
    candidates = new Candidates(model.scoreFloor());
    suppression = new NonMaxSuppression(model.nmsIou(), model.maxDetections());
    decodeAndResize();
    outputs = slot.run();
    decoder = decoder(model);
  }

  private OutputDecoder decoder(DetectorDescription model) {
    ModelEvidence evidence =
        new ModelEvidence(
            model.layout().width(),
            model.layout().height(),
            outputs,
            model.metadata(),
            OptionalInt.of(classes),
            Activation.NONE);
    return DecoderKind.byName(model.decoder())
        .orElseThrow()
        .recognise(evidence)
        .orElseThrow()
        .decoder();
  }

  /** From a file to the tensor, one image after the other. */
  @Benchmark
  public Placement decodeAndResize() {
    next = (next + 1) % files.size();
    return writer.write(ImageDecoder.decode(files.get(next), memory));
  }

  /** One run of the model. */
  @Benchmark
  public List<OutputTensor> infer() {
    return slot.run();
  }

  /** From the outputs to the positions of the boxes that are kept. */
  @Benchmark
  public int[] decodeAndSuppress() {
    candidates.begin(0, 0, Float.MAX_VALUE, Float.MAX_VALUE);
    decoder.decode(outputs, candidates);
    return suppression.keep(candidates, classes);
  }

  /** Unloads the model. */
  @TearDown
  public void close() {
    writer.close();
    slot.close();
    engine.close();
  }
}
