package org.cvready.line;

import org.cvready.vision.Image;

/** What a broken camera, cable or frame grabber makes of a picture. */
enum Corruption {
  /** The lower part never arrived: black. */
  HALF_FRAME,
  /** The frame is torn: from a row on, the picture is shifted. */
  TORN,
  /** The sensor was not exposed. */
  BLACK,
  /** The sensor was flooded. */
  WHITE,
  /** The link lost bits: pixels at random. */
  NOISE,
  /** Groups of rows hold grey. */
  GREY_BARS,
  /** A row repeats to the bottom. */
  STUCK_ROW,
  /** Blocks of the compressed picture are lost or displaced. */
  LOST_BLOCKS;

  private static final int SIDE = Surface.SIDE;
  private static final int BLOCK = 16;

  /** The picture after it. */
  Image of(Image image, Draw draw) {
    byte[] from = new byte[Surface.PIXELS * Image.CHANNELS];
    image.rgb().get(from);
    byte[] to = from.clone();
    int row = 60 + draw.index(SIDE - 120);
    switch (this) {
      case HALF_FRAME -> fill(to, row, SIDE, draw.chance(0.5) ? 0 : 128);
      case TORN -> torn(from, to, row, 30 + draw.index(200));
      case BLACK -> noisy(to, 6, draw);
      case WHITE -> flooded(to, draw.between(2.5, 6));
      case NOISE -> noise(to, draw);
      case GREY_BARS -> bars(to, draw);
      case STUCK_ROW -> stuck(to, row);
      default -> blocks(from, to, draw);
    }
    return Image.copyOf(SIDE, SIDE, to);
  }

  private static void fill(byte[] rgb, int from, int end, int level) {
    for (int i = from * SIDE * 3; i < end * SIDE * 3; i++) {
      rgb[i] = (byte) level;
    }
  }

  private static void torn(byte[] from, byte[] to, int row, int shift) {
    for (int y = row; y < SIDE; y++) {
      for (int x = 0; x < SIDE * 3; x++) {
        to[y * SIDE * 3 + x] = from[y * SIDE * 3 + (x + shift * 3) % (SIDE * 3)];
      }
    }
  }

  private static void noisy(byte[] rgb, int most, Draw draw) {
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) draw.index(most);
    }
  }

  private static void flooded(byte[] rgb, double gain) {
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (int) Math.min(255, 60 + (rgb[i] & 0xff) * gain);
    }
  }

  private static void noise(byte[] rgb, Draw draw) {
    double share = draw.between(0.25, 0.7);
    for (int i = 0; i < rgb.length; i++) {
      if (draw.chance(share)) {
        rgb[i] = (byte) draw.index(256);
      }
    }
  }

  private static void bars(byte[] rgb, Draw draw) {
    int count = 3 + draw.index(5);
    for (int i = 0; i < count; i++) {
      int top = draw.index(SIDE - 30);
      fill(rgb, top, top + 8 + draw.index(22), 118 + draw.index(20));
    }
  }

  private static void stuck(byte[] rgb, int row) {
    for (int y = row; y < SIDE; y++) {
      System.arraycopy(rgb, row * SIDE * 3, rgb, y * SIDE * 3, SIDE * 3);
    }
  }

  private static void blocks(byte[] from, byte[] to, Draw draw) {
    int across = SIDE / BLOCK;
    int lost = 60 + draw.index(160);
    for (int i = 0; i < lost; i++) {
      int target = draw.index(across * across);
      int source = draw.chance(0.5) ? -1 : draw.index(across * across);
      for (int y = 0; y < BLOCK; y++) {
        int out = place(target, y);
        for (int x = 0; x < BLOCK * 3; x++) {
          to[out + x] = source < 0 ? (byte) 128 : from[place(source, y) + x];
        }
      }
    }
  }

  private static int place(int block, int row) {
    int across = SIDE / BLOCK;
    int top = block / across * BLOCK + row;
    return (top * SIDE + block % across * BLOCK) * 3;
  }
}
