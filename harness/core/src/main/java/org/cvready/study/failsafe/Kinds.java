package org.cvready.study.failsafe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Decision;
import org.cvready.metric.DecisionRule;
import org.cvready.metric.ImageOutcome;
import org.cvready.study.failsafe.KnownSplit.Units;
import org.cvready.study.failsafe.SilentKind.RaisedClass;

/** Counts decisions on strange units and on units of which the truth is known. */
final class Kinds {
  private final FailSafeQuestion question;
  private final DecisionRule rule;

  Kinds(FailSafeQuestion question) {
    this.question = question;
    this.rule = new DecisionRule(question.point());
  }

  /** Every strange set under every condition. */
  List<SilentKind> strange() {
    List<SilentKind> kinds = new ArrayList<>();
    for (FailSafeSet set : question.sets()) {
      if (set.isStrange()) {
        set.outcomes()
            .forEach(
                (condition, images) -> {
                  if (!images.isEmpty()) {
                    kinds.add(kind(set, condition, ShownUnit.of(images, rule)));
                  }
                });
      }
    }
    return kinds;
  }

  private SilentKind kind(FailSafeSet set, String condition, List<ShownUnit> units) {
    Set<Decision> safe = set.safe();
    return new SilentKind(
        set.name(),
        condition,
        safe.stream().sorted().map(Decision::key).toList(),
        count(units, Decision.ACCEPT),
        count(units, Decision.REVIEW),
        count(units, Decision.REJECT),
        share(units, unit -> !safe.contains(unit.decision())),
        question.guard().filter(guard -> guard.guards(set.name())).isPresent()
            ? Optional.of(share(units, unit -> !safe.contains(unit.unguarded())))
            : Optional.empty(),
        raised(units, !safe.contains(Decision.REJECT)));
  }

  private List<RaisedClass> raised(List<ShownUnit> units, boolean unsafe) {
    SortedSet<Integer> classes = new TreeSet<>();
    units.forEach(unit -> classes.addAll(unit.raised()));
    List<RaisedClass> raised = new ArrayList<>();
    for (int c : classes) {
      raised.add(
          new RaisedClass(
              question.classes().get(c), unsafe, share(units, unit -> unit.raised().contains(c))));
    }
    raised.sort(Comparator.comparing((RaisedClass each) -> -each.units().events()));
    return raised;
  }

  private static long count(List<ShownUnit> units, Decision decision) {
    return units.stream().filter(unit -> unit.decision() == decision).count();
  }

  private static Share share(List<ShownUnit> units, Predicate<ShownUnit> event) {
    ClusterTally tally = new ClusterTally();
    units.forEach(unit -> tally.add(unit.cluster(), 1, event.test(unit) ? 1 : 0));
    return Share.of(tally);
  }

  /** Every labelled set under every condition, by kind of unit. */
  List<KnownSplit> known() {
    List<KnownSplit> splits = new ArrayList<>();
    for (FailSafeSet set : question.sets()) {
      if (set.isLabelled()) {
        set.outcomes()
            .forEach(
                (condition, images) -> {
                  List<ShownUnit> units =
                      ShownUnit.of(images, rule).stream().filter(unit -> !unit.unclear()).toList();
                  for (Units kind : Units.values()) {
                    List<ShownUnit> some = units.stream().filter(unit -> isOf(kind, unit)).toList();
                    if (!some.isEmpty()) {
                      splits.add(split(set, condition, kind, some));
                    }
                  }
                });
      }
    }
    return splits;
  }

  private static boolean isOf(Units kind, ShownUnit unit) {
    return switch (kind) {
      case ALL -> true;
      case GOOD -> !unit.present();
      case DEFECTIVE -> unit.present();
    };
  }

  private static KnownSplit split(
      FailSafeSet set, String condition, Units kind, List<ShownUnit> units) {
    Predicate<ShownUnit> right =
        unit -> unit.decision() == (unit.present() ? Decision.REJECT : Decision.ACCEPT);
    Predicate<ShownUnit> review = unit -> unit.decision() == Decision.REVIEW;
    return new KnownSplit(
        set.name(),
        condition,
        kind,
        share(units, right),
        share(units, review),
        share(units, right.or(review).negate()));
  }

  /** What the guard sent to review; none without a guard. */
  List<TripRate> trips() {
    List<TripRate> trips = new ArrayList<>();
    if (question.guard().isEmpty()) {
      return trips;
    }
    for (FailSafeSet set : question.sets()) {
      set.outcomes()
          .forEach(
              (condition, images) -> {
                if (!images.isEmpty() && question.guard().get().guards(set.name())) {
                  trips.add(new TripRate(set.name(), set.role(), condition, tripped(images)));
                }
              });
    }
    return trips;
  }

  static Share tripped(List<ImageOutcome> images) {
    ClusterTally tally = new ClusterTally();
    images.forEach(image -> tally.add(image.cluster(), 1, image.strange() ? 1 : 0));
    return Share.of(tally);
  }
}
