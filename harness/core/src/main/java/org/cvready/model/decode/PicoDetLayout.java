package org.cvready.model.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.model.engine.OutputTensor;

/**
 * A distribution head in two outputs a level, class scores {@code [1, cells, C]} and box bins
 * {@code [1, cells, 4*bins]}, as PicoDet and older NanoDet exports have it. Distances are measured
 * from the middle of a cell.
 */
final class PicoDetLayout {
  private PicoDetLayout() {}

  static Optional<Recognition> recognise(ModelEvidence evidence) {
    for (int[] strides : List.of(ModelEvidence.P6, ModelEvidence.P5)) {
      if (evidence.outputs().size() == 2 * strides.length) {
        return recognise(evidence, strides);
      }
    }
    return Optional.empty();
  }

  private static Optional<Recognition> recognise(ModelEvidence evidence, int[] strides) {
    List<DistributionHead.Level> levels = new ArrayList<>();
    int first = 0;
    for (int stride : strides) {
      int cells = evidence.columns(stride) * evidence.rows(stride);
      List<Integer> pair = outputsWith(evidence, cells);
      if (pair.size() != 2) {
        return Optional.empty();
      }
      levels.add(new DistributionHead.Level(pair.get(0), pair.get(1), stride, first));
      first += cells;
    }
    return ordered(evidence, levels).map(found -> recognition(evidence, found, strides));
  }

  private static List<Integer> outputsWith(ModelEvidence evidence, int cells) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < evidence.outputs().size(); i++) {
      OutputTensor output = evidence.outputs().get(i);
      if (Grid.fits(output) && output.size(output.rank() - 2) == cells) {
        found.add(i);
      }
    }
    return found;
  }

  /** The levels with scores and boxes told apart: the scores alone lie in [0, 1]. */
  private static Optional<List<DistributionHead.Level>> ordered(
      ModelEvidence evidence, List<DistributionHead.Level> levels) {
    if (isConsistent(evidence, levels)) {
      return Optional.of(levels);
    }
    List<DistributionHead.Level> swapped =
        levels.stream().map(DistributionHead.Level::swapped).toList();
    return isConsistent(evidence, swapped) ? Optional.of(swapped) : Optional.empty();
  }

  private static boolean isConsistent(ModelEvidence evidence, List<DistributionHead.Level> levels) {
    int classes = fields(evidence, levels.get(0).scoreOutput());
    int bins = fields(evidence, levels.get(0).boxOutput());
    if (bins % 4 != 0 || bins < 8 || !evidence.fits(classes)) {
      return false;
    }
    boolean sameEverywhere =
        levels.stream()
            .allMatch(
                level ->
                    fields(evidence, level.scoreOutput()) == classes
                        && fields(evidence, level.boxOutput()) == bins);
    return sameEverywhere
        && (evidence.activation() == Activation.SIGMOID
            || levels.stream()
                .allMatch(l -> Probabilities.areIn(evidence.outputs().get(l.scoreOutput()))));
  }

  private static int fields(ModelEvidence evidence, int output) {
    OutputTensor tensor = evidence.outputs().get(output);
    return tensor.size(tensor.rank() - 1);
  }

  private static Recognition recognition(
      ModelEvidence evidence, List<DistributionHead.Level> levels, int[] strides) {
    int classes = fields(evidence, levels.get(0).scoreOutput());
    int bins = fields(evidence, levels.get(0).boxOutput()) / 4;
    String because =
        ("%d outputs pair up, a level each for %s in a %d x %d frame: %d scores and 4 sides x %d"
                + " bins a cell")
            .formatted(
                evidence.outputs().size(),
                ModelEvidence.levels(strides),
                evidence.width(),
                evidence.height(),
                classes,
                bins);
    DistributionHead.Shape shape =
        new DistributionHead.Shape(levels, classes, bins, 0, 0.5, Cells.of(evidence, strides));
    OutputDecoder decoder = new DistributionHead(shape, evidence.activation());
    return new Recognition(decoder, classes, true, because);
  }
}
