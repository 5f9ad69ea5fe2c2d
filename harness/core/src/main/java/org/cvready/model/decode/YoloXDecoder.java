package org.cvready.model.decode;

import java.util.List;
import java.util.Optional;
import org.cvready.model.engine.OutputTensor;

/**
 * A raw YOLOX head: {@code [1, N, 5+C]} with one box to a cell; centre = (offset + cell) * stride,
 * size = exp(number) * stride (Ge et al., "YOLOX: Exceeding YOLO Series in 2021"). A head that was
 * exported with its boxes decoded is read as it is. Only the best class of a box counts, as in the
 * family's own evaluation.
 */
final class YoloXDecoder implements OutputDecoder {
  private final ObjectnessLines lines;
  private final Cells cells;

  private YoloXDecoder(int classes, Activation activation, Cells cells) {
    this.lines = new ObjectnessLines(classes, Labels.BEST, activation);
    this.cells = cells;
  }

  static Optional<Recognition> recognise(ModelEvidence evidence) {
    if (evidence.outputs().size() != 1 || !Grid.fits(evidence.outputs().get(0))) {
      return Optional.empty();
    }
    OutputTensor output = evidence.outputs().get(0);
    int boxes = output.size(output.rank() - 2);
    int classes = output.size(output.rank() - 1) - 5;
    int[] strides = evidence.stridesWith(boxes, 1);
    if (classes < 1 || strides.length == 0 || !evidence.fits(classes)) {
      return Optional.empty();
    }
    Grid grid = Grid.ofLines(output);
    String shape =
        "output %s has one box for each cell of %s in a %d x %d frame, and 5 + %d numbers each"
            .formatted(
                output,
                ModelEvidence.levels(strides),
                evidence.width(),
                evidence.height(),
                classes);
    if (looksDecoded(grid, evidence)) {
      OutputDecoder decoded = YoloV5Decoder.ofPixels(classes, Labels.BEST, evidence.activation());
      boolean certain = evidence.confirms(classes) && !evidence.byUltralytics();
      return Optional.of(
          new Recognition(decoded, classes, certain, shape + "; boxes are in pixels already"));
    }
    OutputDecoder decoder =
        new YoloXDecoder(classes, evidence.activation(), Cells.of(evidence, strides));
    return Optional.of(
        new Recognition(
            decoder,
            classes,
            true,
            shape + "; on a grey picture the centres stay near 0, so they are offsets in a cell"));
  }

  /**
   * True where the centres spread over the frame, as only decoded boxes do: offsets inside a cell
   * stay within a few cells of 0.
   */
  private static boolean looksDecoded(Grid grid, ModelEvidence evidence) {
    double sum = 0;
    for (int line = 0; line < grid.lines(); line++) {
      sum += Math.abs((double) grid.at(line, 0)) / evidence.width();
      sum += Math.abs((double) grid.at(line, 1)) / evidence.height();
    }
    // The centres of a decoded head lie around the middle of the frame: a mean of 1/2.
    return sum / (2.0 * grid.lines()) > 0.25;
  }

  @Override
  public void decode(List<OutputTensor> outputs, Candidates candidates) {
    lines.decode(
        Grid.ofLines(outputs.get(0)),
        (line, box) -> {
          float stride = cells.stride(line);
          box[0] = (box[0] + cells.column(line)) * stride;
          box[1] = (box[1] + cells.row(line)) * stride;
          box[2] = (float) Math.exp(box[2]) * stride;
          box[3] = (float) Math.exp(box[3]) * stride;
        },
        candidates);
  }
}
