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

  private final double floor;
  private float[] corners = new float[4 * 256];
  private float[] scores = new float[256];
  private int[] classes = new int[256];
  private final Ranking ranking = new Ranking();
  private int size;
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
    // Zero times infinity is no number, and neither is a sum with one: four checks in one.
    if (!(0 * x1 + 0 * y1 + 0 * x2 + 0 * y2 == 0)) {
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
  }

  /** Begins to rank, in the order of {@link Ranking}. */
  void rank() {
    ranking.begin(scores, classes, size);
  }

  /**
   * The position of the candidate of this rank. Ranks are sorted when they are asked for, since a
   * picture is often full long before the last of its weak boxes is looked at.
   *
   * @param rank in [0, {@link #ordered()})
   */
  int ranked(int rank) {
    return ranking.at(rank);
  }

  /** How many candidates {@link #ranked} ranks. */
  int ordered() {
    return Math.min(size, MOST);
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

  /** Width times height of candidate {@code i}. */
  double area(int i) {
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
