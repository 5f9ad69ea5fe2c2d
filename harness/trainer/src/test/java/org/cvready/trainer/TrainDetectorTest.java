package org.cvready.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.cvready.dataset.Dataset;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.onnx.OnnxEngine;
import org.cvready.trainer.network.CompactDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainDetectorTest {
  @TempDir private Path folder;

  private Path train(String name, int epochs, int closeEpochs) throws Exception {
    Path out = folder.resolve(name);
    String[] arguments = {
      "--train",
      folder.resolve("train").toString(),
      "--validation",
      folder.resolve("validation").toString(),
      "--out",
      out.toString(),
      "--size",
      "64",
      "--batch",
      "8",
      "--epochs",
      Integer.toString(epochs),
      "--close-epochs",
      Integer.toString(closeEpochs),
      "--judged-every",
      "100",
      "--seed",
      "3"
    };
    TrainDetector.main(arguments);
    return out;
  }

  @Test
  void main_onSquares_learnsThemAndWritesWhatItLearned() throws Exception {
    ToySet.write(folder.resolve("train"), 96, 1);
    Dataset validation = ToySet.write(folder.resolve("validation"), 24, 2);
    Path out = train("out", 12, 0);
    Path onnx = out.resolve("detector.onnx");
    assertThat(Judgement.of(onnx, validation).map50()).isGreaterThan(0.8);
    assertThat(Files.readAllLines(out.resolve("training.log")))
        .anyMatch(line -> line.startsWith("epoch 12: loss "))
        .anyMatch(line -> line.startsWith("epoch 12 validation: mAP50 "))
        .anyMatch(line -> line.startsWith("done after "));
    try (ExecutionEngine direct = OnnxEngine.open(new EngineSettings(onnx, "cpu", 1));
        ExecutionEngine djl =
            DetectorFiles.readParameters(
                CompactDetector.of(64, 2),
                validation.classes().names(),
                out.resolve("detector.params"))) {
      Agreement.check(direct, djl, Agreement.noise(new Random(1)));
    }
  }

  @Test
  void main_ofOneSeed_writesTheSameBytes() throws Exception {
    ToySet.write(folder.resolve("train"), 16, 1);
    ToySet.write(folder.resolve("validation"), 2, 2);
    assertThat(Files.readAllBytes(train("one", 1, 1).resolve("detector.onnx")))
        .isEqualTo(Files.readAllBytes(train("two", 1, 1).resolve("detector.onnx")));
  }

  @Test
  void main_withoutAValue_saysWhatItTakes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainDetector.main(new String[] {"--train"}))
        .withMessageContaining("pairs of an option of [--batch, --close-epochs, --epochs,")
        .withMessageEndingWith("got '--train'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainDetector.main(new String[] {"--seed", "1"}))
        .withMessage("--out must be given");
  }
}
