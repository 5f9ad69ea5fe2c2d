package org.cvready.imaging;

import java.util.Map;
import java.util.OptionalDouble;

/** The linear light of the three channels in a grid of 4 x 4 cells. */
final class GridLight {
  static final int CELLS = 4;

  /** What counts as white in the sums. */
  private static final int WHITE = 65_535;

  private static final int[] LIGHT = lightOfSamples();

  /** Half the light of the darkest sample above black: keeps ratios of black pictures finite. */
  private static final double FLOOR = 0.5 / 255 / 12.92;

  private final long[][][] sums = new long[CELLS][CELLS][3];
  private final long[][] pixels = new long[CELLS][CELLS];

  /** Adds the pixels [from, to) of a row to a cell. */
  void add(int cellRow, int cellColumn, PixelRow row, int from, int to) {
    int[] reds = row.red();
    int[] greens = row.green();
    int[] blues = row.blue();
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int x = from; x < to; x++) {
      red += LIGHT[reds[x]];
      green += LIGHT[greens[x]];
      blue += LIGHT[blues[x]];
    }
    long[] cell = sums[cellRow][cellColumn];
    cell[0] += red;
    cell[1] += green;
    cell[2] += blue;
    pixels[cellRow][cellColumn] += to - from;
  }

  /** Adds luminance, colour and gradients. */
  void addTo(Map<ImageMeasure, Double> values) {
    Zone all = zone((row, column) -> true);
    values.put(ImageMeasure.LIGHT, Math.min(1, all.luminance()));
    GreyWorld colour = new GreyWorld(all.mean(0), all.mean(1), all.mean(2));
    values.put(ImageMeasure.RED_GREEN, stops(colour.red(), colour.green()));
    values.put(ImageMeasure.BLUE_GREEN, stops(colour.blue(), colour.green()));
    OptionalDouble kelvin = colour.colourTemperature();
    if (kelvin.isPresent()) {
      values.put(ImageMeasure.COLOUR_TEMPERATURE, kelvin.getAsDouble());
    }
    int half = CELLS / 2;
    putStops(values, ImageMeasure.LEFT_RIGHT, (row, column) -> column >= half);
    putStops(values, ImageMeasure.TOP_BOTTOM, (row, column) -> row >= half);
    putStops(values, ImageMeasure.CENTRE_BORDER, (row, column) -> inner(row) && inner(column));
  }

  private static boolean inner(int index) {
    return index > 0 && index < CELLS - 1;
  }

  /** Puts the light of the chosen cells over that of all others, unless a side has no pixels. */
  private void putStops(Map<ImageMeasure, Double> values, ImageMeasure measure, Cells chosen) {
    Zone one = zone(chosen);
    Zone other = zone((row, column) -> !chosen.contains(row, column));
    if (one.count > 0 && other.count > 0) {
      values.put(measure, stops(one.luminance(), other.luminance()));
    }
  }

  private static double stops(double over, double under) {
    return StrictMath.log((over + FLOOR) / (under + FLOOR)) / StrictMath.log(2);
  }

  private Zone zone(Cells chosen) {
    Zone zone = new Zone();
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        if (chosen.contains(row, column)) {
          zone.add(sums[row][column], pixels[row][column]);
        }
      }
    }
    return zone;
  }

  private static int[] lightOfSamples() {
    int[] light = new int[256];
    for (int i = 0; i < light.length; i++) {
      double sample = i / 255.0;
      double linear =
          sample <= 0.04045 ? sample / 12.92 : StrictMath.pow((sample + 0.055) / 1.055, 2.4);
      light[i] = (int) Math.rint(WHITE * linear);
    }
    return light;
  }

  private interface Cells {
    boolean contains(int row, int column);
  }

  private static final class Zone {
    private final long[] sum = new long[3];
    private long count;

    void add(long[] sums, long pixels) {
      for (int channel = 0; channel < sum.length; channel++) {
        sum[channel] += sums[channel];
      }
      count += pixels;
    }

    double mean(int channel) {
      return (double) sum[channel] / ((double) WHITE * count);
    }

    /** Relative luminance of sRGB's primaries, IEC 61966-2-1. */
    double luminance() {
      return 0.2126 * mean(0) + 0.7152 * mean(1) + 0.0722 * mean(2);
    }
  }
}
