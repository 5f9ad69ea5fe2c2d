package org.cvready.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.onnx.OnnxEngine;
import org.cvready.trainer.network.Architecture;
import org.cvready.trainer.network.CompactDetector;
import org.cvready.trainer.network.DetectorBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small untrained network, whose normalisation has something to fold. */
class ExportTest {
  private static final Architecture SMALL = CompactDetector.of(64, 3);
  private static final List<String> NAMES = List.of("a", "it's", "c");

  @TempDir private Path folder;

  private void write(int seed) throws Exception {
    DetectorBlock block = new DetectorBlock(SMALL);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      manager.getEngine().setRandomSeed(seed);
      block.initialize(manager, DataType.FLOAT32, block.inputShape(1));
      Random random = new Random(seed);
      for (Pair<String, Parameter> pair : block.getParameters()) {
        if (pair.getKey().contains("-norm")) {
          randomise(pair.getValue(), random);
        } else if (pair.getKey().contains("linear") && pair.getKey().endsWith("weight")) {
          // What heads say about a box is small once they are trained.
          pair.getValue().getArray().muli(0.1f);
        }
      }
      DetectorFiles.writeOnnx(block, NAMES, folder.resolve("small.onnx"));
      DetectorFiles.writeParameters(block, folder.resolve("small.params"));
    }
  }

  /** Scales and variances about 1, shifts and means about 0. */
  private static void randomise(Parameter parameter, Random random) {
    boolean factor =
        parameter.getType() == Parameter.Type.GAMMA
            || parameter.getType() == Parameter.Type.RUNNING_VAR;
    NDArray array = parameter.getArray();
    float[] values = new float[(int) array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (factor ? 1 : 0) + 0.4f * (random.nextFloat() - 0.5f);
    }
    array.set(values);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3})
  void onnx_ofANetwork_saysWhatTheNetworkSays(int seed) throws Exception {
    write(seed);
    EngineSettings settings = new EngineSettings(folder.resolve("small.onnx"), "cpu", 1);
    try (ExecutionEngine onnx = OnnxEngine.open(settings);
        ExecutionEngine djl =
            DetectorFiles.readParameters(SMALL, NAMES, folder.resolve("small.params"))) {
      Agreement.check(onnx, djl, Agreement.noise(new Random(seed)));
      Agreement.check(onnx, djl, input -> {});
    }
  }

  @Test
  void onnx_ofANetwork_isReadWithoutBeingTold() throws Exception {
    write(4);
    try (Detector detector = Detector.open(ModelOptions.of(folder.resolve("small.onnx")))) {
      assertThat(detector.description().decoder()).isEqualTo("yolov8");
      assertThat(detector.classNames().names()).isEqualTo(NAMES);
    }
    Path again = Files.createDirectory(folder.resolve("again"));
    byte[] first = Files.readAllBytes(folder.resolve("small.onnx"));
    Files.move(folder.resolve("small.onnx"), again.resolve("small.onnx"));
    write(4);
    assertThat(Files.readAllBytes(folder.resolve("small.onnx"))).isEqualTo(first);
  }
}
