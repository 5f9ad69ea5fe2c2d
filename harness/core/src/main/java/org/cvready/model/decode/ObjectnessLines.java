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
  private final Labels labels;
  private final Activation activation;

  ObjectnessLines(int classes, Labels labels, Activation activation) {
    this.classes = classes;
    this.labels = labels;
    this.activation = activation;
  }

  void decode(Grid grid, BoxRule rule, Candidates candidates) {
    ScoreGate gate = ScoreGate.of(activation, candidates.floor());
    float[] values = grid.output().values();
    Line line = new Line(grid, rule, new Candidates.Source(grid.output()));
    for (int i = 0; i < grid.lines(); i++) {
      int start = grid.index(i, 4);
      if (gate.skips(values[start])) {
        continue;
      }
      // No product of probabilities exceeds the objectness, so it alone can rule a line out.
      line.begin(i, gate.score(grid.output(), start, values[start]));
      int first = start + 1;
      int last = first + classes;
      if (labels == Labels.BEST) {
        first = Labels.best(values, first, classes);
        last = first + 1;
      }
      for (int index = first; index < last; index++) {
        if (!gate.skips(values[index])) {
          float score = gate.score(grid.output(), index, values[index]);
          line.add(index - start - 1, score, candidates);
        }
      }
    }
  }

  /** One line's box, worked out once and only where it is needed. */
  private static final class Line {
    private final Grid grid;
    private final BoxRule rule;
    private final Candidates.Source source;
    private final float[] box = new float[4];
    private int number;
    private float objectness;
    private boolean placed;

    Line(Grid grid, BoxRule rule, Candidates.Source source) {
      this.grid = grid;
      this.rule = rule;
      this.source = source;
    }

    void begin(int line, float itsObjectness) {
      number = line;
      objectness = itsObjectness;
      placed = false;
    }

    void add(int classIndex, float classScore, Candidates candidates) {
      float score = objectness * classScore;
      if (score < candidates.floor()) {
        return;
      }
      if (!placed) {
        System.arraycopy(grid.output().values(), grid.index(number, 0), box, 0, 4);
        rule.apply(number, box);
        placed = true;
      }
      candidates.addCentred(source.at(number, classIndex, score), box[0], box[1], box[2], box[3]);
    }
  }
}
