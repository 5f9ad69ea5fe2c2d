package org.cvready.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import org.cvready.trainer.data.Target;
import org.cvready.trainer.network.Architecture;
import org.cvready.trainer.network.Layer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a grid of 4 x 4 cells of stride 8 and two classes. */
class DetectionLossTest {
  private static final int CELLS = 16;
  private static final Architecture GRID =
      new Architecture(
          32, 2, new Layer.Map("image", 3, 1), List.of(), List.of(new Layer.Map("head", 6, 8)));
  private static final Target TARGET = new Target(12, 12, 10, 6, 1);

  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
  private final DetectionLoss loss = new DetectionLoss(GRID);

  @AfterEach
  void close() {
    manager.close();
  }

  /** Every cell proposes one box. */
  private NDArray boxes(float... box) {
    float[] values = new float[4 * CELLS];
    for (int i = 0; i < 4; i++) {
      Arrays.fill(values, i * CELLS, (i + 1) * CELLS, box[i]);
    }
    return manager.create(values, new Shape(1, 4, CELLS));
  }

  private NDArray logits(float value) {
    return manager.full(new Shape(1, 2, CELLS), value);
  }

  private DetectionLoss.Parts of(NDArray boxes, NDArray logits, List<Target> targets) {
    return loss.of(new NDList(boxes, logits), List.of(targets));
  }

  @Test
  void boxPart_ofAPerfectBox_isZero() {
    assertThat(of(boxes(12, 12, 10, 6), logits(0), List.of(TARGET)).box())
        .isCloseTo(0, within(1e-5));
  }

  @Test
  void boxPart_ofAShiftedBox_isOneLessItsDistanceIou() {
    // Shifted by 2: IoU 48 / 72; distance 4 over the diagonal 12 * 12 + 6 * 6 of the hull. One
    // cell is to find it, weighs its IoU, and the sum of weights counts as at least 1.
    double iou = 48.0 / 72;
    DetectionLoss.Parts parts = of(boxes(14, 12, 10, 6), logits(0), List.of(TARGET));
    assertThat(parts.box()).isCloseTo(2.5 * iou * (1 - iou + 4.0 / 180), within(1e-5));
  }

  @Test
  void scorePart_ofAnEmptyPicture_isTheFocalCrossEntropyOfEveryLogit() {
    // 32 logits of score 1/2, each 0.75 * (1/2)^2 * ln 2.
    DetectionLoss.Parts parts = of(boxes(12, 12, 10, 6), logits(0), List.of());
    assertThat(parts.score()).isCloseTo(32 * 0.75 * 0.25 * Math.log(2), within(1e-4));
    assertThat(parts.box()).isZero();
  }

  @Test
  void scorePart_ofARightScore_isLessThanOfAWrongOne() {
    float[] right = new float[2 * CELLS];
    Arrays.fill(right, -8);
    float[] wrong = right.clone();
    // The target's middle is that of the cell in row 1, column 1.
    right[CELLS + 5] = 8;
    wrong[5] = 8;
    NDArray boxes = boxes(12, 12, 10, 6);
    double good = of(boxes, manager.create(right, new Shape(1, 2, CELLS)), List.of(TARGET)).score();
    double bad = of(boxes, manager.create(wrong, new Shape(1, 2, CELLS)), List.of(TARGET)).score();
    assertThat(good).isLessThan(bad / 2);
  }

  @Test
  void gradient_ofABoxTooFarRight_movesItLeft() {
    NDArray boxes = boxes(14, 12, 10, 6);
    boxes.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(of(boxes, logits(0), List.of(TARGET)).total());
    }
    // A positive gradient of the centre's x: less of it is better.
    assertThat(boxes.getGradient().get("0, 0").sum().getFloat()).isPositive();
    assertThat(boxes.getGradient().get("0, 0, 15").getFloat()).isZero();
  }
}
