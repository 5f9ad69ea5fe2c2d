package org.cvready.imaging;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cvready.vision.Image;

/** One pass over a picture's rows, three of which it holds at a time. */
final class PixelTally {
  private static final long MOST_PIXELS = 1 << 15;

  // Three in each row of the grid of light, so that no gradient is lost.
  private static final int LEAST_BANDS = 12;
  private static final int HIGHLIGHT = 254;
  private static final int SHADOW = 2;
  private static final int BRIGHT = 250;
  private static final int TILE = 8;
  private static final int LANES = 4;

  private final int width;
  private final int height;
  private final ByteBuffer rgb;
  private final byte[] samples;
  private final PixelRow[] rows = new PixelRow[3];

  // Neighbouring pixels often have one luma, and a processor waits where it counts twice in one
  // place: four histograms in turn.
  private final int[] histogram = new int[LANES * LumaHistogram.LEVELS];

  // Of the band in work, column by column: adding arrays is vectorised, adding up is not.
  private final int[] highs;
  private final int[] spans;
  private final int[] highlightPixels;
  private final int[] shadowPixels;
  private final int[] brightPixels;
  private int rowsInBand;
  private final GridLight light = new GridLight();
  private final FineDetail detail;
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
    samples = new byte[Image.CHANNELS * width];
    for (int place = 0; place < rows.length; place++) {
      rows[place] = new PixelRow(width);
    }
    highs = new int[width];
    spans = new int[width];
    highlightPixels = new int[width];
    shadowPixels = new int[width];
    brightPixels = new int[width];
    detail = new FineDetail(width);
  }

  static PixelTally of(Image image) {
    PixelTally tally = new PixelTally(image);
    int bands = (tally.height + TILE - 1) / TILE;
    int step = step(image, bands);
    for (int band = step / 2; band < bands; band += step) {
      int end = Math.min(tally.height, (band + 1) * TILE);
      for (int y = band * TILE; y < end; y++) {
        tally.addRow(y);
      }
      tally.closeBand();
    }
    return tally;
  }

  /** Every so many bands are measured: all of a small picture, some of a large one. */
  private static int step(Image image, int bands) {
    long size = (long) image.width() * image.height();
    long wanted = (size + MOST_PIXELS - 1) / MOST_PIXELS;
    return (int) Math.max(1, Math.min(wanted, bands / LEAST_BANDS));
  }

  LumaHistogram luma() {
    int[] counts = new int[LumaHistogram.LEVELS];
    for (int i = 0; i < histogram.length; i++) {
      counts[i % LumaHistogram.LEVELS] += histogram[i];
    }
    return new LumaHistogram(counts);
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
    PixelRow row = hold(y);
    addChannels(row);
    addLuma(row);
    for (int column = 0; column < GridLight.CELLS; column++) {
      int cellRow = (int) ((long) GridLight.CELLS * y / height);
      light.add(cellRow, column, row, start(column), start(column + 1));
    }
    if (y > 0 && y < height - 1 && width > 2) {
      detail.addRow(hold(y - 1), row, hold(y + 1));
    }
    pixels += width;
  }

  private int start(int column) {
    return (int) ((long) width * column / GridLight.CELLS);
  }

  /** Reads a row into its place, unless it is there already. */
  private PixelRow hold(int y) {
    PixelRow row = rows[y % rows.length];
    if (row.number() != y) {
      rgb.get(Math.toIntExact((long) Image.CHANNELS * width * y), samples);
      row.read(y, samples);
    }
    return row;
  }

  // A sign bit counts, since loops with branches are not vectorised.
  private void addChannels(PixelRow row) {
    int[] high = row.high();
    int[] span = row.span();
    for (int x = 0; x < width; x++) {
      highs[x] += high[x];
    }
    for (int x = 0; x < width; x++) {
      spans[x] += span[x];
    }
    for (int x = 0; x < width; x++) {
      highlightPixels[x] += (HIGHLIGHT - 1 - high[x]) >>> 31;
    }
    for (int x = 0; x < width; x++) {
      shadowPixels[x] += (high[x] - SHADOW - 1) >>> 31;
    }
  }

  private void addLuma(PixelRow row) {
    int[] luma = row.luma();
    for (int x = 0; x < width; x++) {
      histogram[(x % LANES) * LumaHistogram.LEVELS + luma[x]]++;
    }
    for (int x = 0; x < width; x++) {
      brightPixels[x] += (BRIGHT - 1 - luma[x]) >>> 31;
    }
    rowsInBand++;
  }

  /** Adds up the columns of a band, and begins the next one. */
  private void closeBand() {
    largest += takeSum(highs);
    spread += takeSum(spans);
    highlights += takeSum(highlightPixels);
    shadows += takeSum(shadowPixels);
    for (int left = 0; left < width; left += TILE) {
      int right = Math.min(width, left + TILE);
      int bright = 0;
      for (int x = left; x < right; x++) {
        bright += brightPixels[x];
      }
      // Glare is a tile in which every pixel is bright.
      if (bright == (right - left) * rowsInBand) {
        glare += bright;
      }
    }
    Arrays.fill(brightPixels, 0);
    rowsInBand = 0;
  }

  /** The sum of some columns, which begin again at 0. */
  private static long takeSum(int[] columns) {
    int sum = 0;
    for (int column : columns) {
      sum += column;
    }
    Arrays.fill(columns, 0);
    return sum;
  }
}
