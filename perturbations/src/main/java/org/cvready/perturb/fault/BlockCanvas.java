package org.cvready.perturb.fault;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/** A copy of a picture, to be damaged in blocks of 16 x 16 pixels, counted in reading order. */
final class BlockCanvas {
  /** Pixels of a block's side; blocks at the right and lower border may be smaller. */
  static final int SIDE = 16;

  /** Middle grey, which decoders show where data are missing. */
  static final byte GREY = (byte) 128;

  private static final int N = Image.CHANNELS;

  private final int width;
  private final int height;
  private final ByteBuffer clean;
  private final ByteBuffer out;
  private final byte[] line = new byte[N * SIDE];

  BlockCanvas(Image image, Workspace memory) {
    width = image.width();
    height = image.height();
    clean = image.rgb();
    out = memory.picture(width, height).put(image.rgb());
  }

  /** Blocks in a row. */
  int across() {
    return (width + SIDE - 1) / SIDE;
  }

  int blocks() {
    return across() * ((height + SIDE - 1) / SIDE);
  }

  /** Gives every sample of a block one value. */
  void fill(int block, byte value) {
    Arrays.fill(line, value);
    int left = left(block);
    int bytes = N * Math.min(SIDE, width - left);
    for (int y = top(block); y < bottom(block); y++) {
      out.put(N * (y * width + left), line, 0, bytes);
    }
  }

  /** Gives a block the pixels at the same place of another picture of this size. */
  void copy(int block, Image from) {
    copy(block, from.rgb(), left(block), top(block));
  }

  /** Gives a block the clean pixels of the one before it: to its left, or above the first. */
  void repeat(int block) {
    int left = left(block);
    if (left > 0) {
      copy(block, clean, left - SIDE, top(block));
    } else if (block > 0) {
      copy(block, clean, left, top(block) - SIDE);
    }
  }

  private void copy(int block, ByteBuffer from, int fromLeft, int fromTop) {
    int left = left(block);
    int top = top(block);
    int bytes = N * Math.min(SIDE, width - left);
    for (int y = top; y < bottom(block); y++) {
      from.get(N * ((y - top + fromTop) * width + fromLeft), line, 0, bytes);
      out.put(N * (y * width + left), line, 0, bytes);
    }
  }

  /** The damaged picture; the canvas must not be used again. */
  Perturbed perturbed() {
    return Perturbed.inPlace(Image.wrap(width, height, out.rewind()));
  }

  private int left(int block) {
    return block % across() * SIDE;
  }

  private int top(int block) {
    return block / across() * SIDE;
  }

  private int bottom(int block) {
    return Math.min(height, top(block) + SIDE);
  }
}
