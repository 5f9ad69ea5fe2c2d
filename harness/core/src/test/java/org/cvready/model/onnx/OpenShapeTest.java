package org.cvready.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.cvready.model.TinyOnnx;
import org.cvready.model.engine.Device;
import org.cvready.model.engine.EngineSettings;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.OutputTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs whose shape changes from run to run, as of models that remove boxes themselves. */
class OpenShapeTest {
  private static final int ELEMENTS = 16;

  @TempDir private Path folder;

  @Test
  void run_whoseOutputsChangeShape_readsEachAsItIs() {
    Path model =
        new TinyOnnx()
            .input("x", 1, ELEMENTS)
            .nonZero("places", "x", 1)
            .openOutput("same", new long[] {1, 3}, 7, 8, 9)
            .write(folder);
    Random random = new Random(20261122);
    try (OnnxEngine engine = OnnxEngine.open(new EngineSettings(model, Device.CPU, 1));
        InferenceSlot slot = engine.newSlot(engine.signature().inputs())) {
      ByteBuffer input = slot.input("x");
      // Twice the same shape, then none at all, then as it comes.
      for (int expected : new int[] {0, 3, 3, 3, 5, 2, 2, 0, 16, random.nextInt(ELEMENTS)}) {
        for (int i = 0; i < ELEMENTS; i++) {
          input.putFloat(4 * i, i < expected ? 1 : 0);
        }
        OutputTensor places = slot.run().get(0);
        assertThat(places.shape()).containsExactly(1L, (long) expected);
        for (int i = 0; i < expected; i++) {
          assertThat(places.values()[i]).isEqualTo(i);
        }
        OutputTensor same = slot.run().get(1);
        assertThat(same.shape()).containsExactly(1L, 3L);
        assertThat(same.values()[2]).isEqualTo(9);
      }
    }
  }
}
