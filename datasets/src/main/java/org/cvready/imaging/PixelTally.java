package org.cvready.imaging;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cvready.vision.Image;

/** One pass over a picture's rows, three of which it holds at a time. */
final class PixelTally {
  private static final long MOST_PIXELS = 1 << 20;
  private static final int HIGHLIGHT = 254;
  private static final int SHADOW = 2;
  private static final int BRIGHT = 250;
  private static final int TILE = 8;

  private final int width;
  private final int height;
  private final ByteBuffer rgb;
  private final byte[][] samples;
  private final int[][] luma;
  private final int[][] green;
  private final int[] held = {-1, -1, -1};

  private final int[] histogram = new int[LumaHistogram.LEVELS];
  private final int[] brightInTile;
  private int rowsInTile;
  private final GridLight light = new GridLight();
  private final FineDetail detail = new FineDetail();
  private long pixels;
  private long largest;
  private long spread;
  private long highlights;
  private long shadows;
  private long glare;

  private PixelTally(Image image) {
    width = image.width();
    height = image.height();
    rgb = image.rgb();
    samples = new byte[3][Image.CHANNELS * width];
    luma = new int[3][width];
    green = new int[3][width];
    brightInTile = new int[(width + TILE - 1) / TILE];
  }

  static PixelTally of(Image image) {
    PixelTally tally = new PixelTally(image);
    long size = (long) image.width() * image.height();
    int step = Math.toIntExact((size + MOST_PIXELS - 1) / MOST_PIXELS);
    for (int y = 0; y < tally.height; y += step) {
      tally.addRow(y);
    }
    tally.closeTiles();
    return tally;
  }

  LumaHistogram luma() {
    return new LumaHistogram(histogram);
  }

  GridLight light() {
    return light;
  }

  FineDetail fineDetail() {
    return detail;
  }

  double saturation() {
    return largest == 0 ? 0 : (double) spread / largest;
  }

  double highlights() {
    return (double) highlights / pixels;
  }

  double shadows() {
    return (double) shadows / pixels;
  }

  double glare() {
    return (double) glare / pixels;
  }

  private void addRow(int y) {
    hold(y);
    byte[] row = samples[y % 3];
    addChannels(row);
    addLuma(luma[y % 3]);
    for (int column = 0; column < GridLight.CELLS; column++) {
      light.add(
          (int) ((long) GridLight.CELLS * y / height),
          column,
          row,
          start(column),
          start(column + 1));
    }
    if (y > 0 && y < height - 1 && width > 2) {
      hold(y - 1);
      hold(y + 1);
      detail.addRow(luma, green, y % 3);
    }
    pixels += width;
  }

  private int start(int column) {
    return (int) ((long) width * column / GridLight.CELLS);
  }

  /** Reads a row into its place, unless it is there already. */
  private void hold(int y) {
    int place = y % 3;
    if (held[place] == y) {
      return;
    }
    held[place] = y;
    byte[] row = samples[place];
    rgb.get(Math.toIntExact((long) Image.CHANNELS * width * y), row);
    int[] lumaRow = luma[place];
    int[] greenRow = green[place];
    for (int x = 0; x < width; x++) {
      int r = row[3 * x] & 0xff;
      int g = row[3 * x + 1] & 0xff;
      int b = row[3 * x + 2] & 0xff;
      // 0.299, 0.587 and 0.114 in 65536ths.
      lumaRow[x] = (19_595 * r + 38_470 * g + 7_471 * b + 32_768) >> 16;
      greenRow[x] = g;
    }
  }

  private void addChannels(byte[] row) {
    int rowLargest = 0;
    int rowSpread = 0;
    int rowHighlights = 0;
    int rowShadows = 0;
    for (int i = 0; i < row.length; i += 3) {
      int r = row[i] & 0xff;
      int g = row[i + 1] & 0xff;
      int b = row[i + 2] & 0xff;
      int high = Math.max(r, Math.max(g, b));
      rowLargest += high;
      rowSpread += high - Math.min(r, Math.min(g, b));
      rowHighlights += high >= HIGHLIGHT ? 1 : 0;
      rowShadows += high <= SHADOW ? 1 : 0;
    }
    largest += rowLargest;
    spread += rowSpread;
    highlights += rowHighlights;
    shadows += rowShadows;
  }

  private void addLuma(int[] row) {
    for (int x = 0; x < row.length; x++) {
      int level = row[x];
      histogram[level]++;
      if (level >= BRIGHT) {
        brightInTile[x / TILE]++;
      }
    }
    if (++rowsInTile == TILE) {
      closeTiles();
    }
  }

  /** Counts the tiles of a band in which every pixel is bright, and begins the next band. */
  private void closeTiles() {
    for (int tile = 0; tile < brightInTile.length; tile++) {
      int tileWidth = Math.min(TILE, width - tile * TILE);
      int bright = brightInTile[tile];
      if (bright == tileWidth * rowsInTile) {
        glare += bright;
      }
    }
    Arrays.fill(brightInTile, 0);
    rowsInTile = 0;
  }
}
