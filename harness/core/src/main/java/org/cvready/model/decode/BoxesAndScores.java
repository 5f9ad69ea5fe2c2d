package org.cvready.model.decode;

import java.util.List;
import java.util.Optional;
import org.cvready.model.engine.OutputTensor;

/**
 * Two outputs, one of boxes {@code [1, N, 4]} and one of {@code [1, N, columns]} with a number per
 * class: what SSD and DETR exports share.
 *
 * @param boxes position of the box output
 * @param scores position of the class output
 * @param columns how many numbers a box has there
 */
record BoxesAndScores(int boxes, int scores, int columns) {
  static Optional<BoxesAndScores> in(ModelEvidence evidence) {
    List<OutputTensor> outputs = evidence.outputs();
    if (outputs.size() != 2 || !Grid.fits(outputs.get(0)) || !Grid.fits(outputs.get(1))) {
      return Optional.empty();
    }
    boolean sameLines = lines(outputs.get(0)) == lines(outputs.get(1));
    if (!sameLines) {
      return Optional.empty();
    }
    boolean firstFits = columns(outputs.get(0)) == 4;
    boolean secondFits = columns(outputs.get(1)) == 4;
    if (firstFits && secondFits) {
      // Four classes: only the names can tell.
      firstFits = outputs.get(0).name().contains("box");
      secondFits = outputs.get(1).name().contains("box");
    }
    if (firstFits == secondFits) {
      return Optional.empty();
    }
    int boxes = firstFits ? 0 : 1;
    return Optional.of(new BoxesAndScores(boxes, 1 - boxes, columns(outputs.get(1 - boxes))));
  }

  private static int lines(OutputTensor output) {
    return output.size(output.rank() - 2);
  }

  private static int columns(OutputTensor output) {
    return output.size(output.rank() - 1);
  }
}
