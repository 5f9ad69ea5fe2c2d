package org.cvready.model.decode;

import org.cvready.model.engine.OutputTensor;

/** Whether an output's numbers can be probabilities. */
final class Probabilities {
  private Probabilities() {}

  /** True where every number lies in [0, 1], but for rounding. */
  static boolean areIn(OutputTensor output) {
    float[] values = output.values();
    for (int i = 0; i < output.elements(); i++) {
      if (!(values[i] >= -ScoreGate.TOLERANCE && values[i] <= 1 + ScoreGate.TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  /** True where the numbers of every line add up to 1, but for rounding. */
  static boolean addUp(OutputTensor output) {
    Grid grid = Grid.ofLines(output);
    int fields = output.size(output.rank() - 1);
    for (int line = 0; line < grid.lines(); line++) {
      double sum = 0;
      for (int field = 0; field < fields; field++) {
        sum += grid.at(line, field);
      }
      if (!(Math.abs(sum - 1) <= 0.01)) {
        return false;
      }
    }
    return fields > 1;
  }
}
