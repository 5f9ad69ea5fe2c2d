package org.cvready.model.decode;

import java.util.List;
import org.cvready.model.engine.OutputTensor;

/**
 * Heads that give each side of a box as a distribution over distances (Li et al., "Generalized
 * Focal Loss", 2020): distance = expectation of a softmax over bins 0, 1, 2, ..., times the stride,
 * measured from the cell's centre.
 */
final class DistributionHead implements OutputDecoder {
  /** Where the numbers of one level stand. */
  record Level(int scoreOutput, int boxOutput, int stride, int firstCell) {
    @SuppressWarnings("ArgumentSelectionDefectChecker") // Swapping is the purpose.
    Level swapped() {
      return new Level(boxOutput, scoreOutput, stride, firstCell);
    }
  }

  /**
   * How a head's levels lie in the outputs.
   *
   * @param levels finest first
   * @param classes how many scores a cell has
   * @param bins how many bins a side has
   * @param boxOffset where in a line of the box output the bins start
   * @param centre where in a cell distances are measured from: 0.5 its middle, 0 its corner
   */
  record Shape(
      List<Level> levels, int classes, int bins, int boxOffset, double centre, Cells cells) {}

  private final Shape shape;
  private final Activation activation;

  DistributionHead(Shape shape, Activation activation) {
    this.shape = shape;
    this.activation = activation;
  }

  @Override
  public void decode(List<OutputTensor> outputs, Candidates candidates) {
    ScoreGate gate = ScoreGate.of(activation, candidates.floor());
    for (Level level : shape.levels) {
      Grid scores = Grid.ofLines(outputs.get(level.scoreOutput));
      Grid boxes = Grid.ofLines(outputs.get(level.boxOutput));
      Candidates.Source source = new Candidates.Source(boxes.output());
      for (int line = 0; line < scores.lines(); line++) {
        decodeLine(new Line(scores, boxes, line, level.firstCell + line), gate, source, candidates);
      }
    }
  }

  @Override
  public boolean hasLogits() {
    return true;
  }

  private record Line(Grid scores, Grid boxes, int line, int cell) {}

  private void decodeLine(
      Line at, ScoreGate gate, Candidates.Source source, Candidates candidates) {
    float[] values = at.scores.output().values();
    int start = at.scores.index(at.line, 0);
    float[] corners = null;
    for (int c = 0; c < shape.classes; c++) {
      if (gate.skips(values[start + c])) {
        continue;
      }
      float score = gate.score(at.scores.output(), start + c, values[start + c]);
      if (score < candidates.floor()) {
        continue;
      }
      if (corners == null) {
        corners = corners(at);
      }
      source.at(at.cell, c, score);
      candidates.addCorners(source, corners[0], corners[1], corners[2], corners[3]);
    }
  }

  private float[] corners(Line at) {
    int stride = shape.cells.stride(at.cell);
    double cx = (shape.cells.column(at.cell) + shape.centre) * stride;
    double cy = (shape.cells.row(at.cell) + shape.centre) * stride;
    return new float[] {
      (float) (cx - distance(at, 0) * stride),
      (float) (cy - distance(at, 1) * stride),
      (float) (cx + distance(at, 2) * stride),
      (float) (cy + distance(at, 3) * stride)
    };
  }

  /** The expected bin of one side: 0 left, 1 top, 2 right, 3 bottom. */
  private double distance(Line at, int side) {
    int first = shape.boxOffset + side * shape.bins;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int bin = 0; bin < shape.bins; bin++) {
      greatest = Math.max(greatest, at.boxes.at(at.line, first + bin));
    }
    double sum = 0;
    double weighted = 0;
    for (int bin = 0; bin < shape.bins; bin++) {
      double weight = Math.exp(at.boxes.at(at.line, first + bin) - greatest);
      sum += weight;
      weighted += bin * weight;
    }
    return weighted / sum;
  }
}
