package org.cvready.model.decode;

import java.util.List;
import java.util.Optional;
import org.cvready.model.engine.OutputTensor;

/**
 * SSD-style outputs whose anchors are applied already: scores {@code [1, N, columns]} and boxes
 * {@code [1, N, 4]} as left, top, right, bottom in [0, 1] of the frame.
 *
 * <p>Where the scores of a box add up to 1, or one name less is known than there are columns, the
 * first column is the background.
 */
final class SsdDecoder implements OutputDecoder {
  private final BoxesAndScores layout;
  private final int background;
  private final ModelEvidence evidence;

  private SsdDecoder(BoxesAndScores layout, int background, ModelEvidence evidence) {
    this.layout = layout;
    this.background = background;
    this.evidence = evidence;
  }

  static Optional<Recognition> recognise(ModelEvidence evidence) {
    Optional<BoxesAndScores> found = BoxesAndScores.in(evidence);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    BoxesAndScores layout = found.get();
    OutputTensor scores = evidence.outputs().get(layout.scores());
    boolean probabilities =
        evidence.activation() == Activation.SIGMOID || Probabilities.areIn(scores);
    int background = backgroundColumns(layout, scores, evidence);
    int classes = layout.columns() - background;
    if (!probabilities || classes < 1 || !evidence.fits(classes)) {
      return Optional.empty();
    }
    String because =
        "outputs %s and %s are boxes and scores in [0, 1], %s"
            .formatted(
                evidence.outputs().get(layout.boxes()),
                scores,
                background == 1
                    ? "the first column being the background"
                    : "one column for each class");
    OutputDecoder decoder = new SsdDecoder(layout, background, slim(evidence));
    return Optional.of(new Recognition(decoder, classes, true, because));
  }

  /** What the decoder needs later, without the numbers of the grey picture. */
  private static ModelEvidence slim(ModelEvidence evidence) {
    return new ModelEvidence(
        evidence.width(),
        evidence.height(),
        List.of(),
        java.util.Map.of(),
        evidence.knownClasses(),
        evidence.activation());
  }

  private static int backgroundColumns(
      BoxesAndScores layout, OutputTensor scores, ModelEvidence evidence) {
    if (evidence.confirms(layout.columns())) {
      return 0;
    }
    if (evidence.confirms(layout.columns() - 1)) {
      return 1;
    }
    return Probabilities.addUp(scores) ? 1 : 0;
  }

  @Override
  public void decode(List<OutputTensor> outputs, Candidates candidates) {
    Grid boxes = Grid.ofLines(outputs.get(layout.boxes()));
    Grid scores = Grid.ofLines(outputs.get(layout.scores()));
    ScoreGate gate = ScoreGate.of(evidence.activation(), candidates.floor());
    Candidates.Source source = new Candidates.Source(boxes.output());
    int width = evidence.width();
    int height = evidence.height();
    for (int line = 0; line < scores.lines(); line++) {
      for (int column = background; column < layout.columns(); column++) {
        float raw = scores.at(line, column);
        if (gate.skips(raw)) {
          continue;
        }
        float score = gate.score(scores.output(), scores.index(line, column), raw);
        candidates.addCorners(
            source.at(line, column - background, score),
            boxes.at(line, 0) * width,
            boxes.at(line, 1) * height,
            boxes.at(line, 2) * width,
            boxes.at(line, 3) * height);
      }
    }
  }
}
