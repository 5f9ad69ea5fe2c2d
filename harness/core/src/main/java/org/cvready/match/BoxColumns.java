package org.cvready.match;

import java.util.Arrays;

/**
 * A growing list of boxes in source-image pixels, one primitive column per number.
 *
 * <p>The overlaps are COCO's ({@code maskApi.c}, {@code bbIou}): a box of zero or negative size
 * overlaps nothing, and sizes are used as given rather than recomputed from corners.
 */
public final class BoxColumns {
  private double[] x = new double[16];
  private double[] y = new double[16];
  private double[] width = new double[16];
  private double[] height = new double[16];
  private int size;

  /** Appends a box: left, top, width and height in pixels, all finite. */
  public void add(double left, double top, double boxWidth, double boxHeight) {
    if (size == x.length) {
      int larger = size + (size >> 1);
      x = Arrays.copyOf(x, larger);
      y = Arrays.copyOf(y, larger);
      width = Arrays.copyOf(width, larger);
      height = Arrays.copyOf(height, larger);
    }
    x[size] = left;
    y[size] = top;
    width[size] = boxWidth;
    height[size] = boxHeight;
    size++;
  }

  /** Appends a box: {left, top, width, height} in pixels, all finite. */
  public void add(double[] box) {
    add(box[0], box[1], box[2], box[3]);
  }

  /** Appends box {@code i} of another list. */
  void addFrom(BoxColumns other, int i) {
    add(other.x[i], other.y[i], other.width[i], other.height[i]);
  }

  /** Reads box {@code i} into {@code box}: {left, top, width, height}. */
  public void read(int i, double[] box) {
    box[0] = x[i];
    box[1] = y[i];
    box[2] = width[i];
    box[3] = height[i];
  }

  /** How many boxes there are. */
  public int size() {
    return size;
  }

  /** Width times height of box {@code i}, square pixels; positive where both are negative. */
  public double area(int i) {
    return width[i] * height[i];
  }

  /** The area that box {@code i} shares with box {@code j} of {@code other}, square pixels. */
  public double intersection(int i, BoxColumns other, int j) {
    double w = Math.min(x[i] + width[i], other.x[j] + other.width[j]) - Math.max(x[i], other.x[j]);
    if (w <= 0) {
      return 0;
    }
    double h =
        Math.min(y[i] + height[i], other.y[j] + other.height[j]) - Math.max(y[i], other.y[j]);
    return h <= 0 ? 0 : w * h;
  }

  /** Intersection over union of box {@code i} with box {@code j} of {@code other}, in [0, 1]. */
  public double iou(int i, BoxColumns other, int j) {
    double shared = intersection(i, other, j);
    return shared <= 0 ? 0 : shared / (area(i) + other.area(j) - shared);
  }

  /** The share of box {@code i} inside box {@code j} of {@code other}: overlap with a crowd. */
  public double shareInside(int i, BoxColumns other, int j) {
    double shared = intersection(i, other, j);
    return shared <= 0 ? 0 : shared / area(i);
  }
}
