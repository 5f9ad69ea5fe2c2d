package org.cvready.study.envelope;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.perturb.Condition;
import org.cvready.study.envelope.Probe.Kind;

/**
 * How far from clean a limit holds on one side.
 *
 * <p>Rungs are probed outward, each at the full level, up to the first that does not pass: the
 * chance of even one false PASS stays at that level. Then come random magnitudes between the rungs
 * that passed; one that does not pass ends the range before it, so they add no error. Last, a few
 * rungs beyond the range look for one where the limit is surely broken, each on about an eighth of
 * the units.
 */
final class SideSearch implements Search {
  private static final int SHARE_BEYOND = 8;

  private final Ladder ladder;
  private final LimitTrials tests;
  private final int betweenWanted;
  private final List<Probe> probes = new ArrayList<>();
  private Kind kind = Kind.RUNG;
  private double magnitude;
  private int rung;
  private int stride;
  private int betweenDone;
  private int gapsLooked;
  private Optional<LimitTrial> running;

  SideSearch(Ladder ladder, LimitTrials tests, int between) {
    this.ladder = ladder;
    this.tests = tests;
    this.betweenWanted = between;
    this.magnitude = ladder.rungs().get(0);
    this.running = Optional.of(fresh());
  }

  private LimitTrial fresh() {
    return tests.test(tests.rule().alpha());
  }

  @Override
  public Optional<Ask> next() {
    return running.map(
        test -> new Ask(Condition.of(ladder.perturbation(), magnitude), test.from(), test.to()));
  }

  @Override
  public void take(List<UnitCount> counts) {
    LimitTrial test = running.orElseThrow();
    test.take(counts);
    boolean enough = kind == Kind.BEYOND && (long) SHARE_BEYOND * test.from() >= tests.units();
    if (test.answer().isEmpty() && !enough) {
      return;
    }
    probes.add(Probe.of(magnitude, kind, test, tests.rule()));
    running = Optional.empty();
    start();
  }

  private Answer last() {
    return probes.get(probes.size() - 1).answer();
  }

  private void start() {
    if (kind == Kind.RUNG && last() == Answer.PASS && rung + 1 < ladder.rungs().size()) {
      rung++;
      run(Kind.RUNG, ladder.rungs().get(rung));
      return;
    }
    if (kind != Kind.BEYOND && startBetween()) {
      return;
    }
    startBeyond();
  }

  /** The next random magnitude within the range as it is so far. */
  private boolean startBetween() {
    while (gapsLooked < ladder.gapOrder().size() && betweenDone < betweenWanted) {
      int gap = ladder.gapOrder().get(gapsLooked++);
      OptionalDouble drawn = ladder.between().get(gap);
      if (drawn.isPresent() && isWithinRange(gap)) {
        betweenDone++;
        run(Kind.BETWEEN, drawn.getAsDouble());
        return true;
      }
    }
    return false;
  }

  private boolean isWithinRange(int gap) {
    OptionalDouble holdsTo = holdsTo();
    return holdsTo.isPresent()
        && distance(ladder.rungs().get(gap)) <= distance(holdsTo.getAsDouble());
  }

  /** Ever longer strides outward until the limit is surely broken. */
  private void startBeyond() {
    boolean broken = probes.stream().anyMatch(probe -> probe.answer() == Answer.FAIL);
    boolean held = probes.stream().allMatch(probe -> probe.answer() == Answer.PASS);
    int lastRung = ladder.rungs().size() - 1;
    if (broken || held || rung == lastRung) {
      return;
    }
    stride = Math.max(1, 2 * stride);
    rung = Math.min(lastRung, rung + stride);
    run(Kind.BEYOND, ladder.rungs().get(rung));
  }

  private void run(Kind newKind, double newMagnitude) {
    kind = newKind;
    magnitude = newMagnitude;
    running = Optional.of(fresh());
  }

  private double distance(double at) {
    return Math.abs(at - ladder.near());
  }

  /** What was probed, from clean outward. */
  List<Probe> probes() {
    return probes.stream()
        .sorted(Comparator.comparingDouble(probe -> distance(probe.magnitude())))
        .toList();
  }

  /** The furthest magnitude up to which everything that was probed passed. */
  OptionalDouble holdsTo() {
    OptionalDouble furthest = OptionalDouble.empty();
    for (Probe probe : probes()) {
      if (probe.answer() != Answer.PASS || probe.kind() == Kind.BEYOND) {
        return furthest;
      }
      furthest = OptionalDouble.of(probe.magnitude());
    }
    return furthest;
  }

  Ladder ladder() {
    return ladder;
  }
}
