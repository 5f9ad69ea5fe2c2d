package org.cvready.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import org.cvready.trainer.data.Target;
import org.cvready.trainer.network.Architecture;

/**
 * How wrong a network is: varifocal loss on scores (Zhang et al., 2021) whose targets are the
 * overlaps that the boxes reach, and {@code 1 - DIoU} on boxes (Zheng et al., 2020), both divided
 * by the sum of the target scores.
 */
public final class DetectionLoss {
  private static final float BOX_WEIGHT = 2.5f;
  private static final float NEGATIVE_WEIGHT = 0.75f;
  private static final float TINY = 1e-7f;

  private final Architecture architecture;
  private final TaskAligned assigner;

  /** The loss of a network of this architecture. */
  public DetectionLoss(Architecture architecture) {
    this.architecture = architecture;
    this.assigner = new TaskAligned(architecture.cellTable());
  }

  /**
   * The loss of one batch.
   *
   * @param total what is to become less
   * @param score its part that scores cause
   * @param box its part that boxes cause
   */
  public record Parts(NDArray total, double score, double box) {}

  /**
   * Compares.
   *
   * @param output boxes and logits, as {@code DetectorBlock} gives them while training
   * @param targets what is in each picture
   */
  public Parts of(NDList output, List<List<Target>> targets) {
    NDArray boxes = output.get(0);
    NDArray logits = output.get(1);
    Assignment assignment = assign(boxes, logits, targets);
    float norm = (float) Math.max(1, assignment.sum());
    NDArray score = scoreLoss(logits, assignment).div(norm);
    if (assignment.size() == 0) {
      return new Parts(score, score.getFloat(), 0);
    }
    NDArray box = boxLoss(boxes, assignment).mul(BOX_WEIGHT / norm);
    return new Parts(score.add(box), score.getFloat(), box.getFloat());
  }

  private Assignment assign(NDArray boxes, NDArray logits, List<List<Target>> targets) {
    int cells = architecture.cells();
    int classes = architecture.classes();
    Proposals proposals = new Proposals(cells, boxes.toFloatArray(), logits.toFloatArray());
    Assignment assignment = new Assignment(targets.size(), classes, cells);
    for (int picture = 0; picture < targets.size(); picture++) {
      assigner.assign(proposals, picture, targets.get(picture), assignment);
    }
    return assignment;
  }

  /** Sum of cross entropies, weighted by the target, or by the square of the score without one. */
  private static NDArray scoreLoss(NDArray logits, Assignment assignment) {
    NDManager manager = logits.getManager();
    NDArray target = manager.create(assignment.scores(), logits.getShape());
    NDArray negative = target.lte(0).toType(target.getDataType(), false).mul(NEGATIVE_WEIGHT);
    NDArray weight = Activation.sigmoid(logits).square().mul(negative).add(target);
    NDArray entropy = Activation.softPlus(logits).sub(logits.mul(target));
    return entropy.mul(weight).sum();
  }

  private NDArray boxLoss(NDArray boxes, Assignment assignment) {
    NDManager manager = boxes.getManager();
    Shape shape = new Shape(assignment.size(), 4);
    NDArray places = manager.create(assignment.places(), shape);
    NDArray rows = boxes.transpose(0, 2, 1).reshape(-1, 4);
    NDArray found = rows.gather(places, 0);
    NDArray wanted = manager.create(assignment.boxes(), shape);
    NDArray weights = manager.create(assignment.weights(), new Shape(assignment.size(), 1));
    return distanceIou(found, wanted).neg().add(1).mul(weights).sum();
  }

  /** IoU less the squared distance of the centres over the squared diagonal around both. */
  private static NDArray distanceIou(NDArray a, NDArray b) {
    NDArray centreA = a.get(":, 0:2");
    NDArray centreB = b.get(":, 0:2");
    NDArray halfA = a.get(":, 2:4").div(2);
    NDArray halfB = b.get(":, 2:4").div(2);
    NDArray lowA = centreA.sub(halfA);
    NDArray lowB = centreB.sub(halfB);
    NDArray highA = centreA.add(halfA);
    NDArray highB = centreB.add(halfB);
    NDArray sides = NDArrays.minimum(highA, highB).sub(NDArrays.maximum(lowA, lowB));
    NDArray shared = area(NDArrays.maximum(sides, 0));
    NDArray union = area(a.get(":, 2:4")).add(area(b.get(":, 2:4"))).sub(shared);
    NDArray iou = shared.div(union.add(TINY));
    NDArray around = NDArrays.maximum(highA, highB).sub(NDArrays.minimum(lowA, lowB));
    NDArray diagonal = squaredLength(around).add(TINY);
    return iou.sub(squaredLength(centreA.sub(centreB)).div(diagonal));
  }

  private static NDArray area(NDArray sides) {
    return sides.get(":, 0:1").mul(sides.get(":, 1:2"));
  }

  private static NDArray squaredLength(NDArray vector) {
    return vector.square().sum(new int[] {1}, true);
  }
}
