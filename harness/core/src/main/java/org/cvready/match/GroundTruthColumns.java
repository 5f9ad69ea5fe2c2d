package org.cvready.match;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;

/** A growing list of ground truth, one primitive column per number. */
public final class GroundTruthColumns {
  private int[] image = new int[16];
  private int[] category = new int[16];
  private double[] area = new double[16];
  private long[] id = new long[16];
  private boolean[] crowd = new boolean[16];
  private final BoxColumns boxes = new BoxColumns();

  /** Appends an object on the image at a position; its id counts from 1. */
  public void add(int imagePosition, GroundTruth truth) {
    Box box = truth.box();
    boxes.add(box.x(), box.y(), box.width(), box.height());
    int i = boxes.size() - 1;
    makeRoom(i);
    describe(i, i + 1L, truth.area(), truth.ignored());
    place(i, imagePosition, truth.classIndex());
  }

  /**
   * Appends an object whose image and category follow by {@link #place}.
   *
   * @param box left, top, width and height in pixels, finite
   * @param annotationId its number in the file
   * @param objectArea the object's own area, square pixels: any number a file says
   * @param isCrowd true for a region that any number of detections may match and that does not
   *     count
   */
  public void add(double[] box, long annotationId, double objectArea, boolean isCrowd) {
    boxes.add(box);
    int i = boxes.size() - 1;
    makeRoom(i);
    describe(i, annotationId, objectArea, isCrowd);
  }

  private void makeRoom(int i) {
    if (i < id.length) {
      return;
    }
    int larger = id.length + (id.length >> 1);
    image = Arrays.copyOf(image, larger);
    category = Arrays.copyOf(category, larger);
    area = Arrays.copyOf(area, larger);
    id = Arrays.copyOf(id, larger);
    crowd = Arrays.copyOf(crowd, larger);
  }

  private void describe(int i, long annotationId, double objectArea, boolean isCrowd) {
    id[i] = annotationId;
    area[i] = objectArea;
    crowd[i] = isCrowd;
  }

  /** Sets the positions of the image and category of object {@code i}, once they are known. */
  public void place(int i, int imagePosition, int categoryPosition) {
    image[i] = imagePosition;
    category[i] = categoryPosition;
  }

  /** How many objects there are, crowds included. */
  public int size() {
    return boxes.size();
  }

  /** The position of the image of object {@code i}. */
  public int image(int i) {
    return image[i];
  }

  /** The position of the category of object {@code i}; undeclared ones come last. */
  public int category(int i) {
    return category[i];
  }

  /** The area of object {@code i} itself, square pixels. */
  public double area(int i) {
    return area[i];
  }

  /** The number of object {@code i} in its file. */
  public long id(int i) {
    return id[i];
  }

  /** True where object {@code i} is a crowd region, which does not count. */
  public boolean crowd(int i) {
    return crowd[i];
  }

  /** The boxes, by position. */
  public BoxColumns boxes() {
    return boxes;
  }

  /**
   * How much detection {@code detection} overlaps object {@code i}, in [0, 1]: intersection over
   * union, or the share of the detection inside where the object is a crowd.
   */
  public double overlap(int i, BoxColumns detections, int detection) {
    return crowd[i]
        ? detections.shareInside(detection, boxes, i)
        : detections.iou(detection, boxes, i);
  }

  /** The objects whose positions {@code kept} accepts, in the same order. */
  public GroundTruthColumns only(IntPredicate kept) {
    GroundTruthColumns fewer = new GroundTruthColumns();
    for (int i = 0; i < size(); i++) {
      if (kept.test(i)) {
        fewer.addFrom(this, i);
      }
    }
    return fewer;
  }

  private void addFrom(GroundTruthColumns other, int i) {
    boxes.addFrom(other.boxes, i);
    int j = size() - 1;
    makeRoom(j);
    describe(j, other.id[i], other.area[i], other.crowd[i]);
    place(j, other.image[i], other.category[i]);
  }

  /** The same with the first {@code declared} categories taken for one, category by category. */
  GroundTruthColumns ofOneCategory(int declared) {
    GroundTruthColumns joined = new GroundTruthColumns();
    for (int c = 0; c < declared; c++) {
      for (int i = 0; i < size(); i++) {
        if (category[i] == c) {
          joined.addFrom(this, i);
        }
      }
    }
    Arrays.fill(joined.category, 0);
    return joined;
  }
}
