package org.cvready.perturb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.GroundTruth.Kind;

/**
 * The rule for ground truth after a camera move.
 *
 * <p>An object of which at least half of the area (of its box's outline, as far as the clean
 * picture showed it) is still in the frame must be found, in the box around its visible part. One
 * of which less is visible is neither: finding it is no false alarm and missing it no error, as for
 * a crowd region, since an annotator might or might not have drawn it. One that has left the frame
 * is no longer there. Areas shrink and grow with the visible outline. A box without area, which
 * nothing matches, stays as it is, so that it remains the miss that it was.
 */
public final class MovedTruths {
  /** The least share of an object, by area, that must be visible for it to have to be found. */
  public static final double LEAST_VISIBLE = 0.5;

  private MovedTruths() {}

  /**
   * Ground truth of a clean image as it lies after the move; without those that have left.
   *
   * @param truths of the clean image; unmoved ones come back untouched
   */
  public static List<GroundTruth> of(List<GroundTruth> truths, Warp warp) {
    if (warp == Warp.identity()) {
      return truths;
    }
    List<GroundTruth> moved = new ArrayList<>(truths.size());
    for (GroundTruth truth : truths) {
      moved(truth, warp).ifPresent(moved::add);
    }
    return moved;
  }

  private static Optional<GroundTruth> moved(GroundTruth truth, Warp warp) {
    if (truth.box().isEmpty()) {
      return Optional.of(truth);
    }
    return warp.move(Outline.of(truth.box()))
        .filter(outline -> !outline.hull().isEmpty())
        .map(outline -> at(truth, outline));
  }

  private static GroundTruth at(GroundTruth truth, Outline outline) {
    double area = truth.area() * outline.area() / truth.box().area();
    Kind kind = outline.visible() >= LEAST_VISIBLE ? truth.kind() : Kind.CROWD;
    return new GroundTruth(outline.hull(), truth.classIndex(), area, kind);
  }
}
