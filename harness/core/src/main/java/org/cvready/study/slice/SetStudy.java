package org.cvready.study.slice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;
import org.cvready.study.slice.SliceFindings.Kind;

/** Slices one set under one metric; what it finds is not yet corrected for the number of tests. */
final class SetStudy {
  private final SliceQuestion question;
  private final SetColumns set;
  private final Metric metric;
  private final TrialCounter counter;
  private final ClauseMaker maker;
  private final List<Compared> compared = new ArrayList<>();
  private final List<String> unmeasured = new ArrayList<>();
  private long searched;

  SetStudy(SliceQuestion question, SetColumns set, Metric metric) {
    this.question = question;
    this.set = set;
    this.metric = metric;
    this.counter = TrialCounter.of(set, metric);
    this.maker = new ClauseMaker(question, set);
  }

  /**
   * A slice held against the rest.
   *
   * @param question the set
   * @param metric the rate
   * @param kind where the slice comes from
   * @param clauses that hold in it
   * @param rows of its trials, as the metric's counter numbers them
   * @param others rows of the rest
   * @param inside its trials
   * @param rest the others
   * @param p empty where it was not tested
   * @param untested why it was not
   */
  record Compared(
      SliceQuestion question,
      Metric metric,
      Kind kind,
      List<Clause> clauses,
      BitSet rows,
      BitSet others,
      Counted inside,
      Counted rest,
      OptionalDouble p,
      Optional<String> untested) {}

  /** Looks at every slice. */
  SetStudy look(RandomGenerator random) {
    Counted whole = counter.count(counter.all());
    if (whole.trials() == 0) {
      return this;
    }
    Support both = new Support(2 * Support.USUAL.trials(), 2 * Support.USUAL.units());
    if (!both.holds(whole)) {
      unmeasured.add(
          "%s of %s is not sliced: %s %s in %s independent units, and slice and rest need %d in %d each."
              .formatted(
                  metric.key(),
                  question.dataset(),
                  Figures.count(whole.trials()),
                  metric.level().trials(),
                  Figures.count(whole.units()),
                  Support.USUAL.trials(),
                  Support.USUAL.units()));
      return this;
    }
    List<List<Clause>> declared = maker.declared();
    declared.forEach(tag -> tag.forEach(clause -> compare(Kind.DECLARED, List.of(clause), true)));
    pairs(declared);
    maker
        .automatic(counter, Support.USUAL)
        .forEach(clause -> compare(Kind.AUTOMATIC, List.of(clause), false));
    search(random);
    return this;
  }

  private void pairs(List<List<Clause>> declared) {
    for (int a = 0; a < declared.size(); a++) {
      for (int b = a + 1; b < declared.size(); b++) {
        for (Clause one : declared.get(a)) {
          for (Clause other : declared.get(b)) {
            compare(Kind.PAIR, List.of(one, other), false);
          }
        }
      }
    }
  }

  /** Compares a slice with the rest; one without support is kept only where it was asked for. */
  private void compare(Kind kind, List<Clause> clauses, boolean askedFor) {
    BitSet rows = counter.all();
    for (Clause clause : clauses) {
      Optional<BitSet> holds = counter.rowsOf(clause);
      if (holds.isEmpty()) {
        return;
      }
      rows.and(holds.get());
    }
    BitSet others = counter.all();
    others.andNot(rows);
    Counted inside = counter.count(rows);
    Counted rest = counter.count(others);
    Optional<String> untested = untested(inside, rest);
    if (untested.isEmpty() || askedFor) {
      add(kind, clauses, rows, others);
    }
  }

  private void add(Kind kind, List<Clause> clauses, BitSet rows, BitSet others) {
    Counted inside = counter.count(rows);
    Counted rest = counter.count(others);
    Optional<String> untested = untested(inside, rest);
    OptionalDouble p =
        untested.isPresent()
            ? OptionalDouble.empty()
            : OptionalDouble.of(new Excess(inside, rest).pValue());
    compared.add(
        new Compared(question, metric, kind, clauses, rows, others, inside, rest, p, untested));
  }

  private Optional<String> untested(Counted inside, Counted rest) {
    if (inside.trials() > 0 && rest.trials() == 0) {
      return Optional.of("it is the whole set");
    }
    if (!Support.USUAL.holds(inside)) {
      return Optional.of(tooFew("", inside));
    }
    return Support.USUAL.holds(rest)
        ? Optional.empty()
        : Optional.of(tooFew("in the rest: ", rest));
  }

  private String tooFew(String where, Counted counted) {
    return "too few %s%s %s in %s independent units, %d in %d are needed"
        .formatted(
            where,
            Figures.count(counted.trials()),
            metric.level().trials(),
            Figures.count(counted.units()),
            Support.USUAL.trials(),
            Support.USUAL.units());
  }

  private void search(RandomGenerator random) {
    SliceSearch search = new SliceSearch(counter, maker.searchable(), set.clusters(), random);
    for (SliceSearch.Found found : search.weakest()) {
      add(Kind.SEARCHED, found.clauses(), found.slice(), found.rest());
    }
    searched = search.tried();
  }

  List<Compared> compared() {
    return compared;
  }

  List<String> unmeasured() {
    return unmeasured;
  }

  long searched() {
    return searched;
  }
}
