package org.cvready.study.envelope;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far two perturbations may go together before a limit no longer holds.
 *
 * @param x name of the first, with its settings
 * @param xUnit its unit
 * @param xSide which way it goes
 * @param y name of the second, with its settings
 * @param yUnit its unit
 * @param ySide which way it goes
 * @param xEnd the last magnitude of the first that the search would try
 * @param yNear the magnitude of the second that its search leaves
 * @param yEnd the last magnitude of the second
 * @param xMarks where sites lie, as far as they are known
 * @param yMarks the same for the second perturbation
 * @param columns by the first perturbation's magnitude, from clean outward; those that were not
 *     asked are left out
 */
public record Region(
    String x,
    String xUnit,
    Side xSide,
    String y,
    String yUnit,
    Side ySide,
    double xEnd,
    double yNear,
    double yEnd,
    List<SiteMark> xMarks,
    List<SiteMark> yMarks,
    List<Column> columns) {
  /** Copies the lists. */
  public Region {
    xMarks = List.copyOf(xMarks);
    yMarks = List.copyOf(yMarks);
    columns = List.copyOf(columns);
  }

  /**
   * One magnitude of the first perturbation.
   *
   * @param x its magnitude
   * @param holdsTo the furthest magnitude of the second up to which all passed; empty where the
   *     first perturbation alone does not pass
   * @param cells what was probed, the first perturbation alone first
   */
  public record Column(double x, OptionalDouble holdsTo, List<Probe> cells) {
    /** Copies the list. */
    public Column {
      cells = List.copyOf(cells);
    }
  }
}
