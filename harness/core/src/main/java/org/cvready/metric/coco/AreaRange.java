package org.cvready.metric.coco;

/** The sizes of objects that COCO tells apart; both ends belong to a range. */
public enum AreaRange {
  /** Every size up to 100,000 pixels squared. */
  ALL(0, 0, 1e5 * 1e5),
  /** Up to 32 pixels squared. */
  SMALL(1, 0, 32 * 32),
  /** From 32 to 96 pixels squared. */
  MEDIUM(2, 32 * 32, 96 * 96),
  /** From 96 pixels squared. */
  LARGE(3, 96 * 96, 1e5 * 1e5);

  private final int position;
  private final double lowest;
  private final double highest;

  AreaRange(int position, double lowest, double highest) {
    this.position = position;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** Where the range stands in COCO's list, from 0. */
  int position() {
    return position;
  }

  /** True where {@code area}, square pixels, is in the range. */
  public boolean contains(double area) {
    return !(area < lowest || area > highest);
  }
}
