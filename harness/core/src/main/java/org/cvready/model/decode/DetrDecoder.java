package org.cvready.model.decode;

import java.util.List;
import java.util.Optional;
import org.cvready.model.engine.OutputTensor;

/**
 * DETR-style outputs: logits {@code [1, Q, columns]} and boxes {@code [1, Q, 4]} as centre x,
 * centre y, width and height in [0, 1] of the frame.
 *
 * <p>With {@code softmax} (Carion et al., 2020) the last column means "no object" and the best
 * other class of a query counts; with {@code sigmoid} (Deformable DETR, RT-DETR) every class counts
 * for itself and there is no such column.
 */
final class DetrDecoder implements OutputDecoder {
  private final BoxesAndScores layout;
  private final boolean softmax;
  private final int width;
  private final int height;

  private DetrDecoder(BoxesAndScores layout, boolean softmax, ModelEvidence evidence) {
    this.layout = layout;
    this.softmax = softmax;
    this.width = evidence.width();
    this.height = evidence.height();
  }

  static Optional<Recognition> recognise(ModelEvidence evidence) {
    Optional<BoxesAndScores> found = BoxesAndScores.in(evidence);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    BoxesAndScores layout = found.get();
    OutputTensor scores = evidence.outputs().get(layout.scores());
    boolean softmax = isSoftmax(layout, evidence);
    int classes = softmax ? layout.columns() - 1 : layout.columns();
    boolean said = evidence.activation() != Activation.AUTO;
    if (Probabilities.areIn(scores) || classes < 1 || !evidence.fits(classes)) {
      return Optional.empty();
    }
    String because =
        "outputs %s and %s are boxes and logits, read by %s"
            .formatted(
                evidence.outputs().get(layout.boxes()),
                scores,
                softmax ? "softmax with a last column for no object" : "sigmoid, class by class");
    OutputDecoder decoder = new DetrDecoder(layout, softmax, evidence);
    boolean certain = said || evidence.confirms(classes);
    return Optional.of(new Recognition(decoder, classes, certain, because));
  }

  private static boolean isSoftmax(BoxesAndScores layout, ModelEvidence evidence) {
    return switch (evidence.activation()) {
      case SOFTMAX -> true;
      case SIGMOID, NONE -> false;
      case AUTO -> !evidence.confirms(layout.columns());
    };
  }

  @Override
  public void decode(List<OutputTensor> outputs, Candidates candidates) {
    Grid boxes = Grid.ofLines(outputs.get(layout.boxes()));
    Grid logits = Grid.ofLines(outputs.get(layout.scores()));
    Candidates.Source source = new Candidates.Source(boxes.output());
    for (int query = 0; query < logits.lines(); query++) {
      if (softmax) {
        addBest(logits, boxes, source, candidates, query);
      } else {
        addEvery(logits, boxes, source, candidates, query);
      }
    }
  }

  @Override
  public boolean hasLogits() {
    return !softmax;
  }

  private void addBest(
      Grid logits, Grid boxes, Candidates.Source source, Candidates candidates, int query) {
    int best = 0;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < layout.columns(); c++) {
      greatest = Math.max(greatest, logits.at(query, c));
    }
    double sum = 0;
    for (int c = 0; c < layout.columns(); c++) {
      sum += Math.exp(logits.at(query, c) - greatest);
      if (c < layout.columns() - 1 && logits.at(query, c) > logits.at(query, best)) {
        best = c;
      }
    }
    float score = (float) (Math.exp(logits.at(query, best) - greatest) / sum);
    add(boxes, candidates, source.at(query, best, finite(logits, query, best, score)), query);
  }

  private void addEvery(
      Grid logits, Grid boxes, Candidates.Source source, Candidates candidates, int query) {
    ScoreGate gate = ScoreGate.of(Activation.SIGMOID, candidates.floor());
    for (int c = 0; c < layout.columns(); c++) {
      float raw = logits.at(query, c);
      if (!gate.skips(raw)) {
        float score = gate.score(logits.output(), logits.index(query, c), raw);
        add(boxes, candidates, source.at(query, c, score), query);
      }
    }
  }

  private static float finite(Grid logits, int query, int column, float score) {
    return ScoreGate.of(Activation.NONE, 0)
        .score(logits.output(), logits.index(query, column), score);
  }

  private void add(Grid boxes, Candidates candidates, Candidates.Source source, int query) {
    candidates.addCentred(
        source,
        boxes.at(query, 0) * width,
        boxes.at(query, 1) * height,
        boxes.at(query, 2) * width,
        boxes.at(query, 3) * height);
  }
}
