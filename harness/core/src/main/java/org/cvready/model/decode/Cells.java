package org.cvready.model.decode;

/**
 * Column, row and stride of every cell of a head's levels, finest level first, row by row from the
 * top.
 */
final class Cells {
  private final short[] columns;
  private final short[] rows;
  private final short[] strides;

  private Cells(int count) {
    columns = new short[count];
    rows = new short[count];
    strides = new short[count];
  }

  static Cells of(ModelEvidence evidence, int... strides) {
    Cells cells = new Cells(evidence.cells(strides));
    int i = 0;
    for (int stride : strides) {
      for (int row = 0; row < evidence.rows(stride); row++) {
        for (int column = 0; column < evidence.columns(stride); column++) {
          cells.columns[i] = (short) column;
          cells.rows[i] = (short) row;
          cells.strides[i++] = (short) stride;
        }
      }
    }
    return cells;
  }

  int count() {
    return strides.length;
  }

  int column(int cell) {
    return columns[cell];
  }

  int row(int cell) {
    return rows[cell];
  }

  int stride(int cell) {
    return strides[cell];
  }
}
