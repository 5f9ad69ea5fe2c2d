package org.cvready.model.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.OutputTensor;

/** Outputs of models that do not exist, and what decoders find in them. */
final class Synthetic {
  private Synthetic() {}

  static OutputTensor tensor(String name, int... shape) {
    int elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return new OutputTensor(name, ElementType.FLOAT32, shape, new float[elements]);
  }

  /** Writes numbers into a row of the last dimension. */
  static OutputTensor row(OutputTensor tensor, int row, double... numbers) {
    int columns = tensor.size(tensor.rank() - 1);
    for (int i = 0; i < numbers.length; i++) {
      tensor.values()[row * columns + i] = (float) numbers[i];
    }
    return tensor;
  }

  static ModelEvidence evidence(int classes, OutputTensor... outputs) {
    return evidence(classes, Activation.AUTO, outputs);
  }

  static ModelEvidence evidence(int classes, Activation activation, OutputTensor... outputs) {
    OptionalInt known = classes == 0 ? OptionalInt.empty() : OptionalInt.of(classes);
    return new ModelEvidence(64, 64, List.of(outputs), Map.of(), known, activation);
  }

  /** Candidates as text, best first: {@code class score x1 y1 x2 y2}. */
  static List<String> found(Recognition recognition, double floor, OutputTensor... outputs) {
    Candidates candidates = new Candidates(floor);
    recognition.decoder().decode(List.of(outputs), candidates);
    List<String> texts = new ArrayList<>();
    candidates.rank();
    for (int i = 0; i < candidates.ordered(); i++) {
      int c = candidates.ranked(i);
      texts.add(
          "%d %.3f %.2f %.2f %.2f %.2f"
              .formatted(
                  candidates.classIndex(c),
                  candidates.score(c),
                  candidates.corner(c, 0),
                  candidates.corner(c, 1),
                  candidates.corner(c, 2),
                  candidates.corner(c, 3)));
    }
    return texts;
  }
}
