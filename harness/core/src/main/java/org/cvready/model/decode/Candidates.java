package org.cvready.model.decode;

import java.util.Arrays;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.UnusableModelException;

/**
 * The boxes that one run proposes, before overlapping ones are removed; in pixels of the input
 * frame.
 *
 * <p>One object serves all runs of a thread: its arrays grow to what is needed and stay.
 */
public final class Candidates {
  /** Of more candidates than this, only the best are looked at, as Ultralytics does too. */
  public static final int MOST = 30_000;

  private static final int RANKED_AT_ONCE = 1024;

  private final double floor;
  private float[] corners = new float[4 * 256];
  private float[] scores = new float[256];
  private int[] classes = new int[256];
  private int[] byTie = new int[256];
  private int[] starts = new int[2];
  private long[] keys = new long[256];
  private int size;
  private int ranked;
  private long empty;
  private float left;
  private float top;
  private float right;
  private float bottom;

  /**
   * No candidates yet.
   *
   * @param floor the least score to keep, in [0, 1]
   */
  public Candidates(double floor) {
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("score floor must be in [0, 1], got " + floor);
    }
    this.floor = floor;
    begin(0, 0, Float.MAX_VALUE, Float.MAX_VALUE);
  }

  /**
   * Forgets all candidates; from now on only boxes that overlap this part of the frame, where the
   * picture is, are taken.
   */
  public void begin(double left, double top, double right, double bottom) {
    this.size = 0;
    this.empty = 0;
    this.left = (float) left;
    this.top = (float) top;
    this.right = (float) right;
    this.bottom = (float) bottom;
  }

  /** The least score to keep, in [0, 1]. */
  public double floor() {
    return floor;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** How many boxes reached the floor but had no positive width and height, or lay outside. */
  public long dropped() {
    return empty;
  }

  /** Adds a box by centre and size. See {@link #addCorners}. */
  void addCentred(Source from, float cx, float cy, float w, float h) {
    addCorners(from, cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2);
  }

  /** Adds a box by its corners, unless its score is below the floor or it lies outside. */
  void addCorners(Source from, float x1, float y1, float x2, float y2) {
    if (from.score < floor) {
      return;
    }
    if (!(Float.isFinite(x1) && Float.isFinite(y1) && Float.isFinite(x2) && Float.isFinite(y2))) {
      throw new UnusableModelException(
          "boxes of output '%s' must be finite, got corners %s, %s and %s, %s of box %d"
              .formatted(from.boxes.name(), x1, y1, x2, y2, from.anchor));
    }
    boolean positive = x2 > x1 && y2 > y1;
    if (!positive || x2 <= left || x1 >= right || y2 <= top || y1 >= bottom) {
      empty++;
      return;
    }
    if (size == scores.length) {
      grow();
    }
    corners[4 * size] = x1;
    corners[4 * size + 1] = y1;
    corners[4 * size + 2] = x2;
    corners[4 * size + 3] = y2;
    scores[size] = from.score;
    classes[size] = from.classIndex;
    size++;
  }

  private void grow() {
    int capacity = 2 * size;
    corners = Arrays.copyOf(corners, 4 * capacity);
    scores = Arrays.copyOf(scores, capacity);
    classes = Arrays.copyOf(classes, capacity);
    byTie = new int[capacity];
    keys = new long[capacity];
  }

  /**
   * Begins to rank: highest score first, equal scores by class, then by the box's place in the
   * outputs. The order is total, so that it depends neither on the layout of the outputs nor on the
   * thread.
   */
  void rank() {
    sortByTie();
    for (int rank = 0; rank < size; rank++) {
      // Scores are at least 0, so that their bits order like themselves.
      long descending = (long) Integer.MAX_VALUE - Float.floatToIntBits(scores[byTie[rank]]);
      keys[rank] = descending << 32 | rank;
    }
    ranked = 0;
  }

  /**
   * The position of the candidate of this rank. Ranks are sorted when they are asked for, since a
   * picture is often full long before the last of its weak boxes is looked at.
   *
   * @param rank in [0, {@link #ordered()})
   */
  int ranked(int rank) {
    if (rank >= ranked) {
      int end = Math.min(size, Math.max(rank + 1, ranked + RANKED_AT_ONCE));
      if (end < size) {
        Selection.smallestFirst(keys, ranked, size, end);
      }
      Arrays.sort(keys, ranked, end);
      ranked = end;
    }
    return byTie[(int) keys[rank]];
  }

  /** How many candidates {@link #ranked} ranks. */
  int ordered() {
    return Math.min(size, MOST);
  }

  /**
   * Puts positions into {@link #byTie} by class, then by place in the outputs. Decoders add the
   * boxes of one class in the order of the outputs, so that counting classes is enough.
   */
  private void sortByTie() {
    int greatest = 0;
    for (int i = 0; i < size; i++) {
      greatest = Math.max(greatest, classes[i]);
    }
    if (starts.length < greatest + 2) {
      starts = new int[greatest + 2];
    }
    Arrays.fill(starts, 0);
    for (int i = 0; i < size; i++) {
      starts[classes[i] + 1]++;
    }
    for (int c = 1; c < starts.length; c++) {
      starts[c] += starts[c - 1];
    }
    for (int i = 0; i < size; i++) {
      byTie[starts[classes[i]]++] = i;
    }
  }

  /** The class of candidate {@code i}. */
  public int classIndex(int i) {
    return classes[i];
  }

  /** The score of candidate {@code i}, in [0, 1]. */
  public float score(int i) {
    return scores[i];
  }

  /** A corner of candidate {@code i}: 0 left, 1 top, 2 right, 3 bottom. */
  public float corner(int i, int side) {
    return corners[4 * i + side];
  }

  /** Intersection over union of two candidates, in [0, 1]. */
  double iou(int a, int b) {
    int i = 4 * a;
    int j = 4 * b;
    // Most pairs are apart, which comparing alone tells.
    if (corners[i] >= corners[j + 2]
        || corners[j] >= corners[i + 2]
        || corners[i + 1] >= corners[j + 3]
        || corners[j + 1] >= corners[i + 3]) {
      return 0;
    }
    double width =
        (double) Math.min(corners[i + 2], corners[j + 2]) - Math.max(corners[i], corners[j]);
    double height =
        (double) Math.min(corners[i + 3], corners[j + 3])
            - Math.max(corners[i + 1], corners[j + 1]);
    double shared = width * height;
    return shared / (area(a) + area(b) - shared);
  }

  private double area(int i) {
    return ((double) corner(i, 2) - corner(i, 0)) * ((double) corner(i, 3) - corner(i, 1));
  }

  /** Where a candidate comes from; one object serves a whole run. */
  static final class Source {
    private final OutputTensor boxes;
    private int anchor;
    private int classIndex;
    private float score;

    /** Boxes that are read from this output. */
    Source(OutputTensor boxes) {
      this.boxes = boxes;
    }

    /** The box at place {@code anchor} of the output, of this class and score. */
    Source at(int anchor, int classIndex, float score) {
      this.anchor = anchor;
      this.classIndex = classIndex;
      this.score = score;
      return this;
    }
  }
}
