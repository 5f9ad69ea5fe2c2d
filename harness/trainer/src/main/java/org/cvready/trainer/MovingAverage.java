package org.cvready.trainer;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * An exponential moving average of a network's weights and of the statistics of its normalisation,
 * which judges better than the weights of any one step (Polyak and Juditsky, 1992).
 */
final class MovingAverage {
  /** Steps in which the average becomes slow: before them it follows the weights closely. */
  private static final double SETTLING = 300;

  private final double decay;
  private final List<float[]> values = new ArrayList<>();
  private long steps;

  /** Starts from the weights of {@code block}. */
  MovingAverage(Block block, double decay) {
    this.decay = decay;
    for (Parameter parameter : block.getParameters().values()) {
      values.add(parameter.getArray().toFloatArray());
    }
  }

  /** Takes in the weights after a step. */
  void follow(Block block) {
    steps++;
    float kept = (float) (decay * (1 - Math.exp(-steps / SETTLING)));
    List<Parameter> parameters = block.getParameters().values();
    for (int p = 0; p < parameters.size(); p++) {
      float[] now = parameters.get(p).getArray().toFloatArray();
      float[] average = values.get(p);
      for (int i = 0; i < now.length; i++) {
        average[i] = kept * average[i] + (1 - kept) * now[i];
      }
    }
  }

  /** Gives {@code block}, which must be of the same shapes, the averaged weights. */
  void writeTo(Block block) {
    List<Parameter> parameters = block.getParameters().values();
    for (int p = 0; p < parameters.size(); p++) {
      parameters.get(p).getArray().set(values.get(p));
    }
  }
}
