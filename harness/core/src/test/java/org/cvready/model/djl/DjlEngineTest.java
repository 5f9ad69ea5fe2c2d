package org.cvready.model.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.model.EngineKind;
import org.cvready.model.InputOverrides;
import org.cvready.model.ModelOptions;
import org.cvready.model.TestPictures;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.UnusableModelException;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First of all classes, because DJL's OnnxRuntime must start before ONNX Runtime itself does. */
@Order(1)
class DjlEngineTest {
  @TempDir private Path folder;

  @BeforeAll
  static void startDjlFirst() {
    System.setProperty("ai.djl.offline", "true");
    Engine.getEngine("OnnxRuntime");
  }

  private static List<Detection> detections(ModelOptions options, Image image) {
    try (Detector detector = Detector.open(options);
        DetectorWorker worker = detector.newWorker()) {
      worker.detect(TestPictures.plain(300, 200, 1, 2, 3));
      return worker.detect(image);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"yolox_nano", "picodet_s_320_coco", "ultraface_RFB320", "yolo26n_int8"})
  void detect_onBothEngines_isTheSame(String model) {
    ModelOptions onnx =
        ModelOptions.of(SharedMaterial.at("models/" + model + ".onnx")).withScoreFloor(0.01);
    Image image =
        TestPictures.read(SharedMaterial.at("data/coco_val2017_96/images/000000002006.jpg"));
    List<Detection> direct = detections(onnx, image);
    assertThat(direct).isNotEmpty();
    assertThat(detections(onnx.withEngine(EngineKind.DJL), image)).isEqualTo(direct);
  }

  @Test
  void detect_onTorchScript_findsTheSquare() {
    assumeTrue(Engine.hasEngine("PyTorch"), "needs -Ppytorch, which brings PyTorch's natives");
    byte[] pixels = new byte[3 * 64 * 64];
    for (int y = 16; y < 24; y++) {
      for (int x = 40; x < 48; x++) {
        pixels[3 * (64 * y + x)] = (byte) 255;
      }
    }
    Path file =
        SharedMaterial.projectRoot()
            .resolve("harness/core/src/test/resources/torchscript/tiny_detector.pt");
    ModelOptions options =
        ModelOptions.of(file)
            .withEngine(EngineKind.DJL)
            .withInput(InputOverrides.none().withSize(64, 64))
            .withClassNames(List.of("red", "blue"));
    // The cell of stride 8 is all red, those of 16 and 32 by a quarter and a sixteenth.
    assertThat(detections(options, Image.copyOf(64, 64, pixels)))
        .containsExactly(
            new Detection(new Box(40, 16, 8, 8), 0, 1),
            new Detection(new Box(32, 16, 16, 16), 0, 0.25),
            new Detection(new Box(32, 0, 32, 32), 0, 0.0625));
  }

  @Test
  void open_ofAnArchive_isRefused() throws Exception {
    Path zip = Files.write(folder.resolve("model.zip"), new byte[] {1});
    assertThatThrownBy(() -> DjlEngine.open(new EngineSettings(zip, "cpu", 1)))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("not an archive");
  }

  @Test
  void open_ofATorchScriptFileWithoutItsEngine_saysWhatIsMissing() throws Exception {
    assumeTrue(!Engine.hasEngine("PyTorch"), "PyTorch is there");
    Path file = Files.write(folder.resolve("model.pt"), new byte[] {1});
    assertThatThrownBy(() -> DjlEngine.open(new EngineSettings(file, "cpu", 1)))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("class path must hold DJL's PyTorch engine");
  }

  @Test
  void open_ofAFolder_takesItsOneModel() throws Exception {
    assertThatThrownBy(() -> DjlEngine.open(new EngineSettings(folder, "cpu", 1)))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("must hold one .onnx or .pt file");
    Files.copy(SharedMaterial.at("models/yolox_nano.onnx"), folder.resolve("m.onnx"));
    try (DjlEngine engine = DjlEngine.open(new EngineSettings(folder, "cpu", 1))) {
      assertThat(engine.signature().inputs().get(0).shape()).containsExactly(1L, 3L, 416L, 416L);
    }
  }

  @Test
  void run_afterClose_isRefused() {
    Path file = SharedMaterial.at("models/FastestDet.onnx");
    DjlEngine engine = DjlEngine.open(new EngineSettings(file, "cpu", 1));
    var slot = engine.newSlot(engine.signature().inputs());
    engine.close();
    assertThatIllegalStateException().isThrownBy(slot::run);
    slot.close();
    assertThatIllegalStateException().isThrownBy(slot::run);
  }
}
