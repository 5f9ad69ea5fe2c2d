package org.cvready.model.decode;

import java.util.List;
import java.util.Optional;
import org.cvready.model.engine.OutputTensor;

/**
 * YOLOv8 and its kin (v9, v11, v12): per box centre x, centre y, width and height in pixels, then a
 * score per class, as {@code [1, 4+C, N]} or {@code [1, N, 4+C]}.
 *
 * <p>Every class that reaches the floor gives a detection of its own, as Ultralytics' validator
 * does.
 */
final class YoloV8Decoder implements OutputDecoder {
  private final boolean linesFirst;
  private final int classes;
  private final Activation activation;

  private YoloV8Decoder(boolean linesFirst, int classes, Activation activation) {
    this.linesFirst = linesFirst;
    this.classes = classes;
    this.activation = activation;
  }

  static Optional<Recognition> recognise(ModelEvidence evidence) {
    if (evidence.outputs().size() != 1 || evidence.outputs().get(0).rank() != 3) {
      return Optional.empty();
    }
    OutputTensor output = evidence.outputs().get(0);
    int a = output.size(1);
    int b = output.size(2);
    if (output.size(0) != 1 || (a < 5 && b < 5)) {
      return Optional.empty();
    }
    int[] fieldsFirst = evidence.stridesWith(b, 1);
    if (a >= 5 && fieldsFirst.length > 0 && evidence.fits(a - 4)) {
      return Optional.of(recognition(evidence, false, a - 4, fieldsFirst));
    }
    int[] linesFirst = evidence.stridesWith(a, 1);
    if (b >= 5 && linesFirst.length > 0 && evidence.fits(b - 4)) {
      return Optional.of(recognition(evidence, true, b - 4, linesFirst));
    }
    return Optional.empty();
  }

  private static Recognition recognition(
      ModelEvidence evidence, boolean linesFirst, int classes, int[] strides) {
    OutputTensor output = evidence.outputs().get(0);
    // With lines first, a raw or decoded YOLOX head has the same shape for one class less.
    boolean likely = evidence.byUltralytics() || evidence.confirms(classes);
    boolean certain = !linesFirst || (likely && Grid.ofLines(output).hasSpreadCentres(evidence));
    String because =
        "output %s has %d boxes, one for each cell of %s in a %d x %d frame, and 4 + %d numbers each"
            .formatted(
                output,
                linesFirst ? output.size(1) : output.size(2),
                ModelEvidence.levels(strides),
                evidence.width(),
                evidence.height(),
                classes);
    OutputDecoder decoder = new YoloV8Decoder(linesFirst, classes, evidence.activation());
    return new Recognition(decoder, classes, certain, because);
  }

  @Override
  public void decode(List<OutputTensor> outputs, Candidates candidates) {
    Grid grid = linesFirst ? Grid.ofLines(outputs.get(0)) : Grid.ofFields(outputs.get(0));
    ScoreGate gate = ScoreGate.of(activation, candidates.floor());
    Candidates.Source source = new Candidates.Source(grid.output());
    float[] values = grid.output().values();
    // The inner loop walks along memory.
    int outer = linesFirst ? grid.lines() : classes;
    int inner = linesFirst ? classes : grid.lines();
    for (int i = 0; i < outer; i++) {
      int start = linesFirst ? grid.index(i, 4) : grid.index(0, 4 + i);
      for (int j = 0; j < inner; j++) {
        float raw = values[start + j];
        if (!gate.skips(raw)) {
          float score = gate.score(grid.output(), start + j, raw);
          int line = linesFirst ? i : j;
          add(grid, candidates, source.at(line, linesFirst ? j : i, score), line);
        }
      }
    }
  }

  @Override
  public boolean hasLogits() {
    return true;
  }

  private static void add(Grid grid, Candidates candidates, Candidates.Source source, int line) {
    candidates.addCentred(
        source, grid.at(line, 0), grid.at(line, 1), grid.at(line, 2), grid.at(line, 3));
  }
}
