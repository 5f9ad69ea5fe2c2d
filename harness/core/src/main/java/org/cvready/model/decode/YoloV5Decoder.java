package org.cvready.model.decode;

import java.util.List;
import java.util.Optional;
import org.cvready.model.engine.OutputTensor;

/**
 * YOLOv5 and v7: {@code [1, N, 5+C]} with three boxes to a cell, each of centre x, centre y, width
 * and height in pixels, an objectness and a score per class. Every class that reaches the floor
 * counts, as in the family's own validation.
 */
final class YoloV5Decoder implements OutputDecoder {
  private final ObjectnessLines lines;

  private YoloV5Decoder(int classes, Labels labels, Activation activation) {
    this.lines = new ObjectnessLines(classes, labels, activation);
  }

  static Optional<Recognition> recognise(ModelEvidence evidence) {
    if (evidence.outputs().size() != 1 || !Grid.fits(evidence.outputs().get(0))) {
      return Optional.empty();
    }
    OutputTensor output = evidence.outputs().get(0);
    int boxes = output.size(output.rank() - 2);
    int classes = output.size(output.rank() - 1) - 5;
    if (classes < 1 || !evidence.fits(classes)) {
      return Optional.empty();
    }
    int[] strides = evidence.stridesWith(boxes, 3);
    if (strides.length == 0) {
      return Optional.empty();
    }
    String because =
        "output %s has three boxes for each cell of %s in a %d x %d frame, and 5 + %d numbers each"
            .formatted(
                output,
                ModelEvidence.levels(strides),
                evidence.width(),
                evidence.height(),
                classes);
    OutputDecoder decoder = ofPixels(classes, Labels.EVERY, evidence.activation());
    return Optional.of(new Recognition(decoder, classes, true, because));
  }

  /** Lines whose boxes are in pixels already, whoever wrote them. */
  static OutputDecoder ofPixels(int classes, Labels labels, Activation activation) {
    return new YoloV5Decoder(classes, labels, activation);
  }

  @Override
  public void decode(List<OutputTensor> outputs, Candidates candidates) {
    lines.decode(Grid.ofLines(outputs.get(0)), (line, box) -> {}, candidates);
  }
}
