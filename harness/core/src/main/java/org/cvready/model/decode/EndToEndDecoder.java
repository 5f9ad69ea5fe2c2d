package org.cvready.model.decode;

import java.util.List;
import java.util.Optional;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.UnusableModelException;

/**
 * A model that has removed overlapping boxes itself: {@code [1, N, 6]} of left, top, right, bottom
 * in pixels, score and class (YOLOv10, YOLO26, exports with NMS inside).
 */
final class EndToEndDecoder implements OutputDecoder {
  private final int classes;
  private final Activation activation;

  private EndToEndDecoder(int classes, Activation activation) {
    this.classes = classes;
    this.activation = activation;
  }

  static Optional<Recognition> recognise(ModelEvidence evidence) {
    if (evidence.outputs().size() != 1 || !Grid.fits(evidence.outputs().get(0))) {
      return Optional.empty();
    }
    OutputTensor output = evidence.outputs().get(0);
    if (output.size(output.rank() - 1) != 6) {
      return Optional.empty();
    }
    int boxes = output.size(output.rank() - 2);
    boolean said = "true".equalsIgnoreCase(evidence.metadata().get("end2end"));
    boolean dense =
        evidence.stridesWith(boxes, 1).length > 0 || evidence.stridesWith(boxes, 3).length > 0;
    String because =
        "output %s has 6 numbers a box (left, top, right, bottom, score, class)%s"
            .formatted(
                output,
                said
                    ? ", and the metadata says end2end=True"
                    : ", and its number of boxes is no multiple of a grid's cells");
    int known = evidence.knownClasses().orElse(0);
    return Optional.of(
        new Recognition(
            new EndToEndDecoder(known, evidence.activation()), 0, said || !dense, because));
  }

  @Override
  public void decode(List<OutputTensor> outputs, Candidates candidates) {
    Grid grid = Grid.ofLines(outputs.get(0));
    ScoreGate gate = ScoreGate.of(activation, candidates.floor());
    Candidates.Source source = new Candidates.Source(grid.output());
    for (int line = 0; line < grid.lines(); line++) {
      float raw = grid.at(line, 4);
      if (gate.skips(raw)) {
        continue;
      }
      float score = gate.score(grid.output(), grid.index(line, 4), raw);
      source.at(line, classAt(grid, line), score);
      candidates.addCorners(
          source, grid.at(line, 0), grid.at(line, 1), grid.at(line, 2), grid.at(line, 3));
    }
  }

  private int classAt(Grid grid, int line) {
    float value = grid.at(line, 5);
    int index = Math.round(value);
    if (!(Math.abs(value - index) <= ScoreGate.TOLERANCE) || index < 0 || index >= classes) {
      throw new UnusableModelException(
          "classes in output '%s' must be whole numbers in [0, %d), got %s at element %d"
              .formatted(grid.output().name(), classes, value, grid.index(line, 5)));
    }
    return index;
  }
}
