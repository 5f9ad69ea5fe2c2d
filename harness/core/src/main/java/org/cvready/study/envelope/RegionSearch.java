package org.cvready.study.envelope;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Condition.Step;
import org.cvready.study.envelope.Probe.Kind;

/**
 * How far two perturbations may go together: for each rung of one, how far the other may.
 *
 * <p>A walk along the boundary. The foot of a column, the first perturbation alone, is tested
 * before the column, and the columns outward up to the first whose foot does not pass; within a
 * column the second perturbation goes up to the first rung that does not pass, and no higher than
 * in the column before. The error is handed on as in a graph of tests: each of the C columns owns
 * alpha / C for its rungs, and the foot of a column is tested at what its own column and all
 * columns behind it own, since none of them is asked unless it passes. So the chance of even one
 * false PASS in the region is at most alpha, without monotony. Source: F. Bretz, W. Maurer, W.
 * Brannath and M. Posch, Statistics in Medicine 28 (2009), 586-604.
 */
final class RegionSearch implements Search {
  private final Ladder x;
  private final Ladder y;
  private final LimitTrials tests;
  private final List<Region.Column> columns = new ArrayList<>();
  private List<Probe> cells = new ArrayList<>();
  private int column;
  private int row = -1;
  private int ceiling;
  private Optional<LimitTrial> running;

  /**
   * A search that begins with the second perturbation alone, on images that keep the limit as they
   * were captured.
   */
  RegionSearch(Ladder x, Ladder y, LimitTrials tests) {
    this.x = x;
    this.y = y;
    this.tests = tests;
    this.ceiling = y.rungs().size();
    this.row = 0;
    this.running = Optional.of(tests.test(ownLevel()));
  }

  private int columnsInAll() {
    return x.rungs().size() + 1;
  }

  private double ownLevel() {
    return tests.rule().alpha() / columnsInAll();
  }

  /** Level of the foot of the column. */
  private double footLevel() {
    return ownLevel() * (columnsInAll() - column);
  }

  @Override
  public Optional<Ask> next() {
    return running.map(test -> new Ask(condition(), test.from(), test.to()));
  }

  private Condition condition() {
    Stream<Step> first =
        column == 0 ? Stream.of() : Stream.of(Step.at(x.perturbation(), x.rungs().get(column - 1)));
    Stream<Step> second =
        row < 0 ? Stream.of() : Stream.of(Step.at(y.perturbation(), y.rungs().get(row)));
    return new Condition(
        Stream.concat(first, second)
            .sorted(Comparator.comparing(step -> step.perturbation().stage()))
            .toList());
  }

  @Override
  public void take(List<UnitCount> counts) {
    LimitTrial test = running.orElseThrow();
    test.take(counts);
    if (test.answer().isEmpty()) {
      return;
    }
    double height = row < 0 ? y.near() : y.rungs().get(row);
    cells.add(Probe.of(height, Kind.RUNG, test, tests.rule()));
    running = Optional.empty();
    boolean passed = test.answer().get() == Answer.PASS;
    if (row < 0 && !passed) {
      endColumn();
      return;
    }
    if (passed && row + 1 < ceiling) {
      row++;
      running = Optional.of(tests.test(ownLevel()));
      return;
    }
    ceiling = passed ? row + 1 : Math.max(0, row);
    endColumn();
    if (column < x.rungs().size()) {
      column++;
      row = -1;
      running = Optional.of(tests.test(footLevel()));
    }
  }

  private void endColumn() {
    boolean foot = column == 0 || cells.get(0).answer() == Answer.PASS;
    OptionalDouble holdsTo = OptionalDouble.empty();
    if (foot) {
      holdsTo = OptionalDouble.of(ceiling == 0 ? y.near() : y.rungs().get(ceiling - 1));
    }
    columns.add(
        new Region.Column(column == 0 ? x.near() : x.rungs().get(column - 1), holdsTo, cells));
    cells = new ArrayList<>();
  }

  List<Region.Column> columns() {
    return List.copyOf(columns);
  }

  Ladder x() {
    return x;
  }

  Ladder y() {
    return y;
  }
}
