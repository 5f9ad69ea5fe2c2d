package org.cvready.perturb.glare;

import java.nio.ByteBuffer;
import org.cvready.perturb.LinearLight;
import org.cvready.vision.Image;

/**
 * The linear light of a picture in coarse cells, which is all that far-reaching scatter depends on.
 */
final class LightGrid {
  private static final int MOST_CELLS = 24;

  private final int width;
  private final int height;
  private final int columns;
  private final int rows;

  /** Red, green, blue of each cell, row by row. */
  private final double[] light;

  /** For each column of pixels: where the cell to its left starts, and the share of the next. */
  private final int[] leftCell;

  private final float[] rightShare;

  private LightGrid(int width, int height, double[] light) {
    this.width = width;
    this.height = height;
    this.columns = cells(width);
    this.rows = cells(height);
    this.light = light;
    this.leftCell = new int[width];
    this.rightShare = new float[width];
    for (int x = 0; x < width; x++) {
      double cell = inside((x + 0.5) * columns / width - 0.5, columns);
      leftCell[x] = Image.CHANNELS * (int) cell;
      rightShare[x] = (float) (cell - (int) cell);
    }
  }

  private static int cells(int length) {
    return Math.min(MOST_CELLS, length);
  }

  /** The mean light of the cells, which differ by at most one pixel in size. */
  static LightGrid of(Image image) {
    int columns = cells(image.width());
    int rows = cells(image.height());
    double[] light = new double[Image.CHANNELS * columns * rows];
    ByteBuffer pixels = image.rgb();
    byte[] bytes = new byte[Image.CHANNELS * image.width()];
    float[] row = new float[bytes.length];
    for (int cellY = 0; cellY < rows; cellY++) {
      int top = start(cellY, rows, image.height());
      int bottom = start(cellY + 1, rows, image.height());
      for (int y = top; y < bottom; y++) {
        pixels.get(bytes);
        LinearLight.ofSamples(bytes, row);
        addRow(row, light, cellY * columns, columns);
      }
      for (int cellX = 0; cellX < columns; cellX++) {
        int across =
            start(cellX + 1, columns, image.width()) - start(cellX, columns, image.width());
        for (int c = 0; c < Image.CHANNELS; c++) {
          light[Image.CHANNELS * (cellY * columns + cellX) + c] /= (double) across * (bottom - top);
        }
      }
    }
    return new LightGrid(image.width(), image.height(), light);
  }

  private static int start(int cell, int cells, int length) {
    return (int) ((long) cell * length / cells);
  }

  private static void addRow(float[] row, double[] light, int firstCell, int columns) {
    int width = row.length / Image.CHANNELS;
    for (int cell = 0; cell < columns; cell++) {
      float red = 0;
      float green = 0;
      float blue = 0;
      int end = Image.CHANNELS * start(cell + 1, columns, width);
      for (int i = Image.CHANNELS * start(cell, columns, width); i < end; i += Image.CHANNELS) {
        red += row[i];
        green += row[i + 1];
        blue += row[i + 2];
      }
      int at = Image.CHANNELS * (firstCell + cell);
      light[at] += red;
      light[at + 1] += green;
      light[at + 2] += blue;
    }
  }

  /**
   * The light after scatter by (1 + r² / R²)^-1.5, its weights made to sum to 1 at every cell.
   *
   * @param reach R as a share of the diagonal, above 0
   */
  LightGrid spread(double reach) {
    double radius = reach * Math.sqrt((double) width * width + (double) height * height);
    double[] weight = weights(radius);
    double[] spread = new double[light.length];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        gather(weight, x, y, spread);
      }
    }
    return new LightGrid(width, height, spread);
  }

  /** By whole cells right and down. */
  private double[] weights(double radius) {
    double[] weight = new double[columns * rows];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        double dx = (double) x * width / columns / radius;
        double dy = (double) y * height / rows / radius;
        double q = 1 + dx * dx + dy * dy;
        weight[y * columns + x] = 1 / (q * Math.sqrt(q));
      }
    }
    return weight;
  }

  private void gather(double[] weight, int x, int y, double[] spread) {
    double red = 0;
    double green = 0;
    double blue = 0;
    double sum = 0;
    for (int fromY = 0, at = 0; fromY < rows; fromY++) {
      int down = columns * Math.abs(fromY - y);
      for (int fromX = 0; fromX < columns; fromX++, at += Image.CHANNELS) {
        double w = weight[down + Math.abs(fromX - x)];
        sum += w;
        red += w * light[at];
        green += w * light[at + 1];
        blue += w * light[at + 2];
      }
    }
    int at = Image.CHANNELS * (y * columns + x);
    spread[at] = red / sum;
    spread[at + 1] = green / sum;
    spread[at + 2] = blue / sum;
  }

  /** Fills in the light of a row of the picture, linear between the middles of cells. */
  void fill(float[] row, int y) {
    double cellY = inside((y + 0.5) * rows / height - 0.5, rows);
    int above = (int) cellY;
    int below = Math.min(above + 1, rows - 1);
    float down = (float) (cellY - above);
    float[] line = new float[Image.CHANNELS * (columns + 1)];
    for (int i = 0; i < line.length; i++) {
      int from = Math.min(i, Image.CHANNELS * (columns - 1) + i % Image.CHANNELS);
      float upper = (float) light[Image.CHANNELS * above * columns + from];
      float lower = (float) light[Image.CHANNELS * below * columns + from];
      line[i] = upper + down * (lower - upper);
    }
    for (int x = 0, i = 0; x < width; x++, i += Image.CHANNELS) {
      int at = leftCell[x];
      float right = rightShare[x];
      row[i] = line[at] + right * (line[at + 3] - line[at]);
      row[i + 1] = line[at + 1] + right * (line[at + 4] - line[at + 1]);
      row[i + 2] = line[at + 2] + right * (line[at + 5] - line[at + 2]);
    }
  }

  private static double inside(double cell, int cells) {
    return Math.max(0, Math.min(cells - 1, cell));
  }
}
