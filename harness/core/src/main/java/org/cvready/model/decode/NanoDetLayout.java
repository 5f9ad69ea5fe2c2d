package org.cvready.model.decode;

import java.util.List;
import java.util.Optional;
import org.cvready.model.engine.OutputTensor;

/**
 * A distribution head in one output {@code [1, cells, C + 4*bins]} for all levels, as NanoDet's
 * export writes it. NanoDet-Plus has a fourth level of stride 64 and measures from the corner of a
 * cell; the first NanoDet has three levels and measures from the middle.
 */
final class NanoDetLayout {
  /** Bins a side: {@code reg_max + 1} of NanoDet's configurations. */
  private static final List<Integer> USUAL_BINS = List.of(8, 11, 17);

  private NanoDetLayout() {}

  static Optional<Recognition> recognise(ModelEvidence evidence) {
    if (evidence.outputs().size() > 1) {
      return PicoDetLayout.recognise(evidence)
          .map(r -> new Recognition(r.decoder(), r.classes(), false, r.because()));
    }
    if (evidence.outputs().isEmpty() || !Grid.fits(evidence.outputs().get(0))) {
      return Optional.empty();
    }
    OutputTensor output = evidence.outputs().get(0);
    int[] strides = evidence.stridesWith(output.size(output.rank() - 2), 1);
    if (strides.length == 0 || strides[0] != 8) {
      return Optional.empty();
    }
    int fields = output.size(output.rank() - 1);
    return USUAL_BINS.stream()
        .filter(bins -> fields > 4 * bins)
        .filter(bins -> evidence.fits(fields - 4 * bins))
        .filter(bins -> scoresFit(output, fields - 4 * bins, evidence.activation()))
        .findFirst()
        .map(bins -> recognition(evidence, strides, bins));
  }

  /** True where the scores lie in [0, 1] and the first bin does not: that is where they end. */
  private static boolean scoresFit(OutputTensor output, int classes, Activation activation) {
    if (activation == Activation.SIGMOID) {
      return true;
    }
    Grid grid = Grid.ofLines(output);
    boolean beyond = false;
    for (int line = 0; line < grid.lines(); line++) {
      for (int c = 0; c < classes; c++) {
        float score = grid.at(line, c);
        if (!(score >= -ScoreGate.TOLERANCE && score <= 1 + ScoreGate.TOLERANCE)) {
          return false;
        }
      }
      float bin = grid.at(line, classes);
      beyond |= bin < -ScoreGate.TOLERANCE || bin > 1 + ScoreGate.TOLERANCE;
    }
    return beyond;
  }

  private static Recognition recognition(ModelEvidence evidence, int[] strides, int bins) {
    OutputTensor output = evidence.outputs().get(0);
    int classes = output.size(output.rank() - 1) - 4 * bins;
    boolean plus = strides.length == 4;
    List<DistributionHead.Level> whole = List.of(new DistributionHead.Level(0, 0, strides[0], 0));
    DistributionHead.Shape shape =
        new DistributionHead.Shape(
            whole, classes, bins, classes, plus ? 0 : 0.5, Cells.of(evidence, strides));
    String because =
        ("output %s has one line for each cell of %s in a %d x %d frame, with %d scores and 4 sides"
                + " x %d bins, as %s writes it")
            .formatted(
                output,
                ModelEvidence.levels(strides),
                evidence.width(),
                evidence.height(),
                classes,
                bins,
                plus ? "NanoDet-Plus" : "NanoDet");
    // Without names, C + 4 * bins may be split in other ways, and YOLO heads have as many lines.
    return new Recognition(
        new DistributionHead(shape, evidence.activation()),
        classes,
        evidence.confirms(classes),
        because);
  }
}
