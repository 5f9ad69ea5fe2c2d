package org.cvready.perturb.optics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where the light of one point goes: weights by offset in whole pixels, none negative. */
final class LightKernel {
  // Below this many equal weights side by side, single ones are faster.
  private static final int LEAST_RUN = 5;

  private final int reachX;
  private final int reachY;
  private final double[][] weights;
  private double total;

  /**
   * All weights 0.
   *
   * @param reachX greatest offset to the right or left, at least 0
   * @param reachY greatest offset up or down, at least 0
   */
  LightKernel(int reachX, int reachY) {
    this.reachX = reachX;
    this.reachY = reachY;
    this.weights = new double[2 * reachY + 1][2 * reachX + 1];
  }

  /** Adds a weight at whole offsets. */
  void add(int right, int down, double weight) {
    weights[reachY + down][reachX + right] += weight;
    total += weight;
  }

  /** Shares a weight among the four whole offsets around a place. */
  void addBetween(double right, double down, double weight) {
    int x = (int) Math.floor(right);
    int y = (int) Math.floor(down);
    double fx = right - x;
    double fy = down - y;
    addIfAny(x, y, (1 - fx) * (1 - fy) * weight);
    addIfAny(x + 1, y, fx * (1 - fy) * weight);
    addIfAny(x, y + 1, (1 - fx) * fy * weight);
    addIfAny(x + 1, y + 1, fx * fy * weight);
  }

  private void addIfAny(int right, int down, double weight) {
    if (weight > 0) {
      add(right, down, weight);
    }
  }

  int reachX() {
    return reachX;
  }

  int reachY() {
    return reachY;
  }

  /** The weights as rows of equal ones, from the top, and single ones; they sum to 1. */
  List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (int y = 0; y < weights.length; y++) {
      double[] row = weights[y];
      int start = 0;
      for (int x = 1; x <= row.length; x++) {
        if (x == row.length || row[x] != row[start]) {
          addRun(
              runs, new Run(y - reachY, start - reachX, x - reachX, (float) (row[start] / total)));
          start = x;
        }
      }
    }
    return runs;
  }

  private static void addRun(List<Run> runs, Run run) {
    if (run.weight == 0) {
      return;
    }
    if (run.length() >= LEAST_RUN) {
      runs.add(run);
      return;
    }
    run.singles().forEach(runs::add);
  }

  /**
   * Equal weights side by side.
   *
   * @param down offset of the row
   * @param from first offset to the right
   * @param to offset after the last
   * @param weight of each
   */
  record Run(int down, int from, int to, float weight) {
    int length() {
      return to - from;
    }

    /** The same weights one by one. */
    Stream<Run> singles() {
      return IntStream.range(from, to).mapToObj(x -> new Run(down, x, x + 1, weight));
    }
  }
}
