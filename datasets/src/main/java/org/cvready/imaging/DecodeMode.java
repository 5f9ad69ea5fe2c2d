package org.cvready.imaging;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many pixels of a JPEG are decoded for a model that takes fewer than were captured.
 *
 * <p>A decoder that stops at half, a quarter or an eighth of each side gives the mean of every
 * block, and takes less time. Bilinear resizing of the whole picture gives that mean only where it
 * halves both sides; there the two differ by .4 levels of 255 on average (at most .8 on 54 photos
 * and boards). Anywhere else bilinear leaves pixels out, and the two differ by 2 to 22 levels: the
 * model gets to see another picture, smoother than the one that was certified otherwise.
 */
public enum DecodeMode {
  /** Every pixel. */
  FULL("full"),
  /** Half of each side of pictures that the model's input halves exactly; otherwise every pixel. */
  REDUCED("reduced"),
  /** The fewest pixels that are no fewer than the model takes in either direction. */
  SMALLEST("smallest");

  /** The most that a reduced picture may differ from the whole one, mean levels in [0, 255]. */
  public static final double TOLERANCE_LEVELS = 1;

  private static final int HALF = 2;
  private static final int EIGHTH = 8;

  private final String word;

  DecodeMode(String word) {
    this.word = word;
  }

  /** The name in plans. */
  public String word() {
    return word;
  }

  /** The mode of this name. */
  public static Optional<DecodeMode> byWord(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
  }

  /** All names, for messages. */
  public static List<String> words() {
    return Arrays.stream(values()).map(DecodeMode::word).toList();
  }

  /**
   * By how much each side is divided: 1, 2, 4 or 8.
   *
   * @param header of the picture
   * @param at where the whole picture comes to lie in the model's input
   */
  int factor(ImageHeader header, Placement at) {
    if (this == FULL || header.format() != ImageFormat.JPEG) {
      return 1;
    }
    if (this == REDUCED) {
      boolean halves =
          header.width() == HALF * at.contentWidth()
              && header.height() == HALF * at.contentHeight();
      return halves ? HALF : 1;
    }
    int factor = EIGHTH;
    while (factor > 1 && !leavesEnough(header, at, factor)) {
      factor /= 2;
    }
    return factor;
  }

  /** A side that the factor does not divide would end in half a pixel. */
  private static boolean leavesEnough(ImageHeader header, Placement at, int factor) {
    return header.width() % factor == 0
        && header.height() % factor == 0
        && header.width() / factor >= at.contentWidth()
        && header.height() / factor >= at.contentHeight();
  }
}
