package org.cvready.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cvready.model.engine.ExecutionEngine;
import org.cvready.model.engine.InferenceSlot;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.TensorInfo;

/** Shows two engines the same numbers and compares what they say. */
final class Agreement {
  private static final double TOLERANCE = 1e-4;

  private Agreement() {}

  /** Fills an input with what a test chooses. */
  interface Filler {
    void fill(FloatBuffer input);
  }

  static Filler noise(RandomGenerator random) {
    return input -> {
      while (input.hasRemaining()) {
        input.put(random.nextFloat());
      }
    };
  }

  /**
   * Checks scores to 1e-4, and boxes to 1e-4 of themselves or 1e-4 pixels: the engines add floats
   * in different orders, and a side is the exponential of such a sum.
   *
   * @param onnx the exported network
   * @param djl the network itself
   * @return the greatest difference of box numbers and of scores
   */
  static double[] check(ExecutionEngine onnx, ExecutionEngine djl, Filler filler) {
    TensorInfo onnxInput = onnx.signature().inputs().get(0);
    try (InferenceSlot a = onnx.newSlot(List.of(onnxInput));
        InferenceSlot b = djl.newSlot(djl.signature().inputs())) {
      FloatBuffer first = a.input(onnxInput.name()).asFloatBuffer();
      filler.fill(first);
      b.input(djl.signature().inputs().get(0).name()).asFloatBuffer().put(first.rewind());
      OutputTensor x = a.run().get(0);
      OutputTensor y = b.run().get(0);
      assertThat(y.shape()).isEqualTo(x.shape());
      double[] greatest = new double[2];
      int cells = x.size(2);
      for (int i = 0; i < x.elements(); i++) {
        double difference = Math.abs((double) x.values()[i] - y.values()[i]);
        int kind = i < 4 * cells ? 0 : 1;
        double allowed = TOLERANCE * Math.max(1, Math.abs(x.values()[i]));
        assertThat(difference).as("output %d of %s", i, x).isLessThanOrEqualTo(allowed);
        greatest[kind] = Math.max(greatest[kind], difference);
      }
      return greatest;
    }
  }
}
