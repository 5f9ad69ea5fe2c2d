package org.cvready.model.decode;

import java.util.List;
import java.util.Optional;
import org.cvready.model.engine.OutputTensor;

/**
 * FastestDet: one map {@code [1, 5+C, H, W]} of objectness, centre offsets (tanh), width and height
 * as shares of the frame (logistic) and class scores; score = objectness^0.6 * class^0.4. Only the
 * best class of a cell counts, as in the model's own evaluation.
 */
final class FastestDetDecoder implements OutputDecoder {
  private final int width;
  private final int height;

  private FastestDetDecoder(int width, int height) {
    this.width = width;
    this.height = height;
  }

  static Optional<Recognition> recognise(ModelEvidence evidence) {
    if (evidence.outputs().size() != 1 || evidence.outputs().get(0).rank() != 4) {
      return Optional.empty();
    }
    OutputTensor map = evidence.outputs().get(0);
    int classes = map.size(1) - 5;
    boolean plausible =
        map.size(0) == 1
            && classes >= 1
            && map.size(2) == evidence.rows(16)
            && map.size(3) == evidence.columns(16);
    if (!plausible || !evidence.fits(classes)) {
      return Optional.empty();
    }
    String because =
        "output %s is one map of stride 16 over a %d x %d frame, with 5 + %d numbers a cell"
            .formatted(map, evidence.width(), evidence.height(), classes);
    OutputDecoder decoder = new FastestDetDecoder(evidence.width(), evidence.height());
    return Optional.of(new Recognition(decoder, classes, true, because));
  }

  @Override
  public void decode(List<OutputTensor> outputs, Candidates candidates) {
    OutputTensor map = outputs.get(0);
    int columns = map.size(3);
    int cells = map.size(2) * columns;
    ScoreGate gate = ScoreGate.of(Activation.NONE, 0);
    Candidates.Source source = new Candidates.Source(map);
    float[] values = map.values();
    for (int cell = 0; cell < cells; cell++) {
      float objectness = gate.score(map, cell, values[cell]);
      int best = bestClass(map, cell, cells);
      int index = (5 + best) * cells + cell;
      float classScore = gate.score(map, index, values[index]);
      float score = (float) (Math.pow(objectness, 0.6) * Math.pow(classScore, 0.4));
      if (score >= candidates.floor()) {
        add(candidates, source.at(cell, best, score), new Cell(map, cell, cells, columns));
      }
    }
  }

  private static int bestClass(OutputTensor map, int cell, int cells) {
    float[] values = map.values();
    int best = 0;
    for (int c = 1; c < map.size(1) - 5; c++) {
      if (values[(5 + c) * cells + cell] > values[(5 + best) * cells + cell]) {
        best = c;
      }
    }
    return best;
  }

  private record Cell(OutputTensor map, int cell, int cells, int columns) {
    double value(int field) {
      return map.values()[field * cells + cell];
    }
  }

  private void add(Candidates candidates, Candidates.Source source, Cell at) {
    int rows = at.cells / at.columns;
    int row = at.cell / at.columns;
    double cx = (Math.tanh(at.value(1)) + at.cell % at.columns) / at.columns * width;
    double cy = (Math.tanh(at.value(2)) + row) / rows * height;
    double w = width / (1 + Math.exp(-at.value(3)));
    double h = height / (1 + Math.exp(-at.value(4)));
    candidates.addCentred(source, (float) cx, (float) cy, (float) w, (float) h);
  }
}
