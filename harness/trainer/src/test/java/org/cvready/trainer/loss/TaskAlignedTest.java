package org.cvready.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cvready.trainer.data.Target;
import org.junit.jupiter.api.Test;

/** On a row of 8 cells of stride 8, each proposing a box of its own middle and given size. */
class TaskAlignedTest {
  private static final int CELLS = 8;

  private static float[] row() {
    float[] table = new float[3 * CELLS];
    for (int i = 0; i < CELLS; i++) {
      table[i] = 8 * i + 4;
      table[CELLS + i] = 4;
      table[2 * CELLS + i] = 8;
    }
    return table;
  }

  private static Assignment assign(float side, List<Target> targets) {
    float[] boxes = new float[4 * CELLS];
    System.arraycopy(row(), 0, boxes, 0, 2 * CELLS);
    Arrays.fill(boxes, 2 * CELLS, 4 * CELLS, side);
    Assignment assignment = new Assignment(1, 1, CELLS);
    Proposals proposals = new Proposals(CELLS, boxes, new float[CELLS]);
    new TaskAligned(row()).assign(proposals, 0, targets, assignment);
    return assignment;
  }

  @Test
  void assign_ofOneObject_scoresTheBestCellAsItsIouAndOthersLess() {
    Assignment assignment = assign(16, List.of(new Target(20, 4, 16, 16, 0)));
    // Cell 2 fits; the middles of its neighbours lie on the edge, which is not inside.
    assertThat(assignment.size()).isEqualTo(1);
    assertThat(assignment.scores()[2]).isCloseTo(1, within(1e-6f));
    assertThat(assignment.boxes()).containsExactly(20, 4, 16, 16);
  }

  @Test
  void assign_betweenTwoCells_sharesEqually() {
    Assignment assignment = assign(16, List.of(new Target(24, 4, 16, 16, 0)));
    // Both overlap by 12 of 16 columns: IoU 12 / 20.
    assertThat(assignment.size()).isEqualTo(2);
    assertThat(assignment.weights()).containsExactly(0.6f, 0.6f);
    assertThat(assignment.sum()).isCloseTo(1.2, within(1e-6));
  }

  @Test
  void assign_ofATinyObjectBetweenMiddles_stillFindsCells() {
    assertThat(assign(4, List.of(new Target(23, 4, 4, 4, 0))).size()).isPositive();
  }

  @Test
  void assign_ofTwoObjectsAtOnePlace_givesACellToOneAlone() {
    Target small = new Target(20, 4, 12, 12, 0);
    Target large = new Target(20, 4, 16, 16, 0);
    Assignment assignment = assign(16, List.of(small, large));
    assertThat(assignment.size()).isEqualTo(1);
    assertThat(assignment.boxes()[2]).isEqualTo(16);
  }

  @Test
  void assign_ofNothing_isEmpty() {
    assertThat(assign(16, List.of()).size()).isZero();
  }
}
