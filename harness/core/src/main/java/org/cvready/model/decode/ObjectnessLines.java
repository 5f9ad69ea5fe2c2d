package org.cvready.model.decode;

/**
 * What YOLOv5 and YOLOX share: lines of four box numbers, an objectness and a score per class,
 * where a detection's score is objectness times class score.
 */
final class ObjectnessLines {
  /** Turns the first four numbers of a line into centre and size in pixels, in place. */
  interface BoxRule {
    void apply(int line, float[] box);
  }

  private final int classes;
  private final Activation activation;

  ObjectnessLines(int classes, Activation activation) {
    this.classes = classes;
    this.activation = activation;
  }

  void decode(Grid grid, BoxRule rule, Candidates candidates) {
    ScoreGate gate = ScoreGate.of(activation, candidates.floor());
    Candidates.Source source = new Candidates.Source(grid.output());
    float[] values = grid.output().values();
    float[] box = new float[4];
    for (int line = 0; line < grid.lines(); line++) {
      int start = grid.index(line, 4);
      if (gate.skips(values[start])) {
        continue;
      }
      // No product of probabilities exceeds the objectness, so it alone can rule a line out.
      float objectness = gate.score(grid.output(), start, values[start]);
      boolean placed = false;
      for (int c = 0; c < classes; c++) {
        int index = start + 1 + c;
        if (gate.skips(values[index])) {
          continue;
        }
        float score = objectness * gate.score(grid.output(), index, values[index]);
        if (score < candidates.floor()) {
          continue;
        }
        if (!placed) {
          System.arraycopy(values, grid.index(line, 0), box, 0, 4);
          rule.apply(line, box);
          placed = true;
        }
        candidates.addCentred(source.at(line, c, score), box[0], box[1], box[2], box[3]);
      }
    }
  }
}
