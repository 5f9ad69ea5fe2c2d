package org.cvready.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.perturb.Perturbed;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.Image;

/** Ground truth where it lies after a camera move. */
public final class MovedTruths {
  private MovedTruths() {}

  /**
   * The objects that are still in the image, each cut at its edge. An object that has left the
   * image is no longer there: finding it is impossible and missing it no error.
   *
   * @param truths of the clean image
   * @param perturbed what became of the image
   */
  public static List<GroundTruth> in(Perturbed perturbed, List<GroundTruth> truths) {
    Image image = perturbed.image();
    List<GroundTruth> moved = new ArrayList<>(truths.size());
    for (GroundTruth truth : truths) {
      Optional<Box> box = perturbed.warp().move(truth.box());
      if (box.equals(Optional.of(truth.box()))) {
        moved.add(truth);
        continue;
      }
      Box visible =
          box.map(whole -> whole.clippedTo(image.width(), image.height()))
              .orElse(new Box(0, 0, 0, 0));
      if (!visible.isEmpty()) {
        double area = truth.area() * visible.area() / truth.box().area();
        moved.add(truth.at(visible, area));
      }
    }
    return moved;
  }
}
