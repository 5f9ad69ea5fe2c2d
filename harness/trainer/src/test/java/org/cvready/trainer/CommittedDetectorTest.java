package org.cvready.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetFormat;
import org.cvready.dataset.DatasetLocation;
import org.cvready.dataset.Sample;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.model.ModelOptions;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.onnx.OnnxEngine;
import org.cvready.testing.SharedMaterial;
import org.cvready.trainer.network.Architecture;
import org.cvready.trainer.network.CompactDetector;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;

/** The bundled detector is the one that was trained, and runs on both engines alike. */
class CommittedDetectorTest {
  private static final Path LINE = SharedMaterial.projectRoot().resolve("datasets/washer-line");
  private static final Path ONNX = LINE.resolve("detector.onnx");
  private static final List<String> NAMES = List.of("scratch", "dent", "rust", "chipped_edge");
  private static final Architecture ARCHITECTURE = CompactDetector.of(352, NAMES.size());

  /** Every n-th picture of the benchmark. */
  private static final int STRIDE = 10;

  private static ExecutionEngine djl() throws Exception {
    Path parameters =
        SharedMaterial.projectRoot().resolve("harness/trainer/weights/detector.params");
    return DetectorFiles.readParameters(ARCHITECTURE, NAMES, parameters);
  }

  private static List<Sample> pictures() {
    Dataset benchmark =
        new DatasetLocation(DatasetFormat.COCO, LINE.resolve("benchmark/annotations.json"))
            .read("benchmark");
    List<Sample> samples = benchmark.samples();
    return IntStream.range(0, samples.size() / STRIDE)
        .mapToObj(i -> samples.get(i * STRIDE))
        .toList();
  }

  @Test
  void onnx_ofTheBundledDetector_saysWhatTheTrainedNetworkSays() throws Exception {
    try (ExecutionEngine onnx = OnnxEngine.open(new EngineSettings(ONNX, "cpu", 1));
        ExecutionEngine djl = djl()) {
      for (int seed = 1; seed <= 3; seed++) {
        Agreement.check(onnx, djl, Agreement.noise(new Random(seed)));
      }
      for (Sample sample : pictures()) {
        Image image = sample.image();
        Agreement.check(onnx, djl, input -> fill(input, image));
      }
    }
  }

  private static void fill(FloatBuffer input, Image image) {
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < image.height(); y++) {
        for (int x = 0; x < image.width(); x++) {
          input.put(image.sample(x, y, channel) / 255f);
        }
      }
    }
  }

  @Test
  void detect_onBothEngines_isTheSame() throws Exception {
    ModelOptions options = ModelOptions.of(ONNX);
    int found = 0;
    try (Detector direct = Detector.open(options);
        DetectorWorker one = direct.newWorker();
        Detector torch = Detector.on(djl(), options);
        DetectorWorker other = torch.newWorker()) {
      assertThat(torch.description().engine()).contains("PyTorch");
      assertThat(torch.classNames()).isEqualTo(direct.classNames());
      for (Sample sample : pictures()) {
        Image image = sample.image();
        found +=
            SameDetections.check(
                one.detect(image), other.detect(image), options.scoreFloor(), sample.name());
      }
    }
    assertThat(found).as("detections compared").isGreaterThan(100);
  }
}
