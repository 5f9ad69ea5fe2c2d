package org.cvready.report;

import java.util.List;
import java.util.Optional;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.study.heat.MissCount;

/**
 * Miss rates of one set, a row a class or a slice of it, and a column a condition or a slice.
 *
 * @param dataset the set
 * @param corner what the rows are, in words
 * @param columns the columns
 * @param rows the rows, as long as there are columns
 * @param notes what a reader must know besides, in words
 */
public record HeatTable(
    String dataset, String corner, List<String> columns, List<Row> rows, List<String> notes) {
  /** Shares from which a cell gets its next darker shade. */
  private static final double[] SHADES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5};

  /** Fewer objects than these say too little for a colour. */
  public static final int LEAST_OBJECTS = 10;

  /** Copies the lists. */
  public HeatTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * One row.
   *
   * @param name the class, or the slice
   * @param detail whether it is a slice of the class above
   * @param cells by column
   */
  public record Row(String name, boolean detail, List<Cell> cells) {
    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One figure.
   *
   * @param text the rate
   * @param counts what it stands on
   * @param shade from 0, light, to 6, dark
   * @param count what it follows as the operating score changes; empty where it follows nothing
   */
  public record Cell(String text, String counts, int shade, Optional<MissCount> count) {
    /** Stands where there is no figure. */
    static final Cell NONE = new Cell("–", Figures.NONE, 0, Optional.empty());

    /** The rate at the operating score. */
    static Cell of(MissCount count) {
      Cell plain = of(count.misses(), count.objects());
      return new Cell(plain.text, plain.counts, plain.shade, Optional.of(count));
    }

    /** The rate of some misses among objects. */
    static Cell of(long misses, long objects) {
      if (objects == 0) {
        return NONE;
      }
      double rate = (double) misses / objects;
      int shade = 0;
      while (objects >= LEAST_OBJECTS && shade < SHADES.length && rate >= SHADES[shade]) {
        shade++;
      }
      return new Cell(
          Figures.of(Metric.FN_RATE, Scope.of(""), rate),
          "%s of %s".formatted(Figures.count(misses), Figures.count(objects)),
          shade,
          Optional.empty());
    }
  }
}
