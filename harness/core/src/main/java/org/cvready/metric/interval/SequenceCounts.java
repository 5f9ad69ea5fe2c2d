package org.cvready.metric.interval;

/**
 * Marked frames of a record, by block, with the longest run of marks; marks come in any order.
 *
 * <p>Each mark costs constant time: a run keeps its length at both of its ends, so that a new mark
 * joins the runs beside it.
 */
final class SequenceCounts {
  private final int length;
  private final int blockLength;
  private final int[] marksOfBlock;
  private final int[] runAtEnd;
  private final double trialsSquared;
  private double marks;
  private double marksSquared;
  private double trialsTimesMarks;
  private int longestRun;
  private int mostMarks;

  SequenceCounts(int length, int blockLength) {
    this.length = length;
    this.blockLength = blockLength;
    int blocks = (int) ((length + blockLength - 1L) / blockLength);
    marksOfBlock = new int[blocks];
    runAtEnd = new int[length];
    double sum = 0;
    for (int block = 0; block < blocks; block++) {
      sum += (double) sizeOf(block) * sizeOf(block);
    }
    trialsSquared = sum;
  }

  int length() {
    return length;
  }

  /** Frames of the longest run of marks; 0 without any. */
  int longestRun() {
    return longestRun;
  }

  /** Marks a frame that has not been marked before. */
  void mark(int frame) {
    int block = frame / blockLength;
    int before = marksOfBlock[block]++;
    marks++;
    marksSquared += 2.0 * before + 1;
    trialsTimesMarks += sizeOf(block);
    mostMarks = Math.max(mostMarks, before + 1);

    int left = frame > 0 ? runAtEnd[frame - 1] : 0;
    int right = frame + 1 < length ? runAtEnd[frame + 1] : 0;
    int run = left + 1 + right;
    runAtEnd[frame] = run;
    runAtEnd[frame - left] = run;
    runAtEnd[frame + right] = run;
    longestRun = Math.max(longestRun, run);
  }

  /** The sums over blocks. */
  ClusterMoments moments() {
    double rate = marks / length;
    double residual = marksSquared - 2 * rate * trialsTimesMarks + rate * rate * trialsSquared;
    return new ClusterMoments(
        marksOfBlock.length,
        length,
        marks,
        trialsSquared,
        Math.max(0, residual),
        new ClusterMoments.Largest(Math.min(blockLength, length), mostMarks, 0));
  }

  private int sizeOf(int block) {
    return (int) Math.min(blockLength, length - (long) block * blockLength);
  }
}
