package org.cvready.perturb;

import java.util.Arrays;

/**
 * The rows of a grid that a filter reads for one row, padded by the border at both ends; only these
 * are held.
 */
final class PaddedRows {
  private final Convolution.Grid grid;
  private final Border border;
  private final Convolution.RowAction in;
  private final int[] padding;
  private final float[] fresh;
  private final float[][] ring;
  private final int[] held;

  /**
   * For a grid.
   *
   * @param reach columns and rows that are read on either side of a sample
   * @param in writes the clean row of that number; called for rising numbers, once for each
   */
  PaddedRows(Convolution.Grid grid, Reach reach, Border border, Convolution.RowAction in) {
    this.grid = grid;
    this.border = border;
    this.in = in;
    this.padding = new int[2 * reach.x];
    for (int i = 0; i < reach.x; i++) {
      padding[i] = border.inside(i - reach.x, grid.width());
      padding[reach.x + i] = border.inside(grid.width() + i, grid.width());
    }
    this.fresh = new float[grid.rowLength()];
    int rows = Math.min(grid.height(), 2 * reach.y + 1);
    this.ring = new float[rows][grid.rowLength() + padding.length * grid.channels()];
    this.held = new int[rows];
    Arrays.fill(held, -1);
  }

  /** The row of that number, which may lie outside; its samples start after the padding. */
  float[] row(int y) {
    int inside = border.inside(y, grid.height());
    int slot = inside % ring.length;
    if (held[slot] != inside) {
      held[slot] = inside;
      load(inside, ring[slot]);
    }
    return ring[slot];
  }

  private void load(int y, float[] row) {
    in.accept(y, fresh);
    int channels = grid.channels();
    int reach = padding.length / 2;
    System.arraycopy(fresh, 0, row, reach * channels, fresh.length);
    for (int i = 0; i < padding.length; i++) {
      int at = (i < reach ? i : grid.width() + i) * channels;
      System.arraycopy(fresh, padding[i] * channels, row, at, channels);
    }
  }

  /**
   * How far a kernel reaches from its middle.
   *
   * @param x columns
   * @param y rows
   */
  record Reach(int x, int y) {}
}
