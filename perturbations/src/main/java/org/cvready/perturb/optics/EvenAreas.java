package org.cvready.perturb.optics;

import java.util.Arrays;
import org.cvready.perturb.Border;
import org.cvready.vision.Image;

/**
 * Tells samples whose whole neighbourhood has their value, where a filter's result depends on that
 * value alone.
 */
final class EvenAreas {
  private final byte[] pixels;
  private final int height;
  private final int rowLength;
  private final int reachX;
  private final int reachY;
  private final boolean[] even;
  private final int[] run;

  /**
   * For a picture and a filter.
   *
   * @param pixels all samples of the picture
   * @param reachX columns that the filter reaches on either side
   * @param reachY rows that it reaches on either side
   */
  EvenAreas(byte[] pixels, int rowLength, int reachX, int reachY) {
    this.pixels = pixels;
    this.height = pixels.length / rowLength;
    this.rowLength = rowLength;
    this.reachX = reachX;
    this.reachY = reachY;
    this.even = new boolean[rowLength];
    this.run = new int[rowLength];
  }

  /** Turns to the samples of a row. */
  void turnTo(int y) {
    Arrays.fill(even, true);
    int middle = y * rowLength;
    for (int row = y - reachY; row <= y + reachY; row++) {
      int other = Border.REPLICATE.inside(row, height) * rowLength;
      for (int i = 0; i < rowLength; i++) {
        even[i] &= pixels[middle + i] == pixels[other + i];
      }
    }
    for (int i = 0; i < rowLength; i++) {
      int left = i - Image.CHANNELS;
      boolean longer =
          even[i] && left >= 0 && run[left] > 0 && pixels[middle + left] == pixels[middle + i];
      run[i] = even[i] ? (longer ? run[left] : 0) + 1 : 0;
    }
  }

  /** True where all samples of the channel that the filter reaches have the value of this one. */
  boolean contains(int at) {
    int x = at / Image.CHANNELS;
    int left = Math.max(x - reachX, 0);
    int right = Math.min(x + reachX, rowLength / Image.CHANNELS - 1);
    return run[Image.CHANNELS * right + at % Image.CHANNELS] > right - left;
  }
}
