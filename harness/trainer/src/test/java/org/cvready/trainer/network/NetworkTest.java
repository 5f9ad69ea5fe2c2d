package org.cvready.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @ParameterizedTest
  @ValueSource(ints = {32, 96, 352})
  void layers_ofTheDetector_followTheirInputs(int size) {
    Architecture architecture = CompactDetector.of(size, 4);
    Set<Layer.Map> known = new HashSet<>(List.of(architecture.image()));
    for (Layer layer : architecture.layers()) {
      assertThat(known).containsAll(layer.inputs());
      assertThat(known.add(layer.output())).as(layer.output().name()).isTrue();
    }
    assertThat(known).containsAll(architecture.heads());
    int eighth = size / 8;
    int cells = eighth * eighth * 21 / 16;
    assertThat(architecture.cells()).isEqualTo(cells);
    assertThat(architecture.cellTable()).hasSize(3 * cells);
  }

  @Test
  void cellTable_ofTwoByTwoCells_namesTheirMiddles() {
    Layer.Map head = new Layer.Map("head", 5, 8);
    Architecture two =
        new Architecture(16, 1, new Layer.Map("image", 3, 1), List.of(), List.of(head));
    assertThat(two.cellTable()).containsExactly(4, 12, 4, 12, 4, 4, 12, 12, 8, 8, 8, 8);
  }

  @Test
  void architecture_whoseSizeIsNoMultipleOfItsStrides_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompactDetector.of(100, 4))
        .withMessage("input size must be a multiple of stride 8, got 100");
  }

  @Test
  void forward_ofAnUntrainedNetwork_proposesSmallBoxesAtLowScores() {
    DetectorBlock block = new DetectorBlock(CompactDetector.of(64, 3));
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      block.initialize(manager, DataType.FLOAT32, block.inputShape(2));
      ParameterStore store = new ParameterStore(manager, false);
      NDList pictures = new NDList(manager.zeros(block.inputShape(2)));
      NDList judged = block.forward(store, pictures, false);
      assertThat(judged.singletonOrThrow().getShape()).isEqualTo(new Shape(2, 7, 84));
      // On black every feature is 0, so that only the first biases speak.
      float[] numbers = judged.singletonOrThrow().get("0, :, 0").toFloatArray();
      assertThat(numbers).hasSize(7);
      assertThat(numbers[0]).isCloseTo(4, within(1e-4f));
      assertThat(numbers[2]).isCloseTo(24, within(1e-4f));
      assertThat(numbers[6]).isCloseTo(0.01f, within(1e-6f));
      NDList trained = block.forward(store, pictures, true);
      assertThat(trained.get(0).getShape()).isEqualTo(new Shape(2, 4, 84));
      assertThat(trained.get(1).getShape()).isEqualTo(new Shape(2, 3, 84));
    }
  }
}
