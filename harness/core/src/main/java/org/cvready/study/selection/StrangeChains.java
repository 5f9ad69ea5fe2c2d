package org.cvready.study.selection;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.cvready.metric.Decision;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.study.selection.ChainStrange.Moves;

/** Silent failures and reviews of the model alone and of the chain, on strange sets. */
final class StrangeChains {
  private StrangeChains() {}

  /** What the chain does on a set; its safe decisions tell what a silent failure is. */
  static ChainStrange of(SecondLooks.OfStrange set, ChainRule rule) {
    List<ChainUnit> units =
        ChainUnit.of(set.images().first(), set.images().chain(rule), OptionalInt.empty());
    Predicate<Decision> silent = decision -> !set.safe().contains(decision);
    Scope scope = Scope.of(set.dataset()).withCondition(set.condition());
    return new ChainStrange(
        set.dataset(),
        set.condition(),
        set.safe().stream().sorted().map(Decision::key).toList(),
        set.images().first().size(),
        set.images().routed(),
        set.images().held(),
        ChainPairs.decided(units, silent).figure(Metric.SILENT_FAILURE_RATE, scope),
        ChainPairs.decided(units, decision -> decision == Decision.REVIEW)
            .figure(Metric.REVIEW_LOAD, scope),
        moves(units, set.safe()));
  }

  private static Moves moves(List<ChainUnit> units, Set<Decision> safe) {
    Moves moves = new Moves(0, 0, 0, 0, 0);
    for (ChainUnit unit : units) {
      boolean before = safe.contains(unit.model());
      boolean after = safe.contains(unit.chain());
      boolean reviewed = unit.chain() == Decision.REVIEW;
      boolean hidden = unit.model() == Decision.REVIEW && !reviewed;
      moves =
          new Moves(
              moves.silentToReview() + (!before && after && reviewed ? 1 : 0),
              moves.silentToOther() + (!before && after && !reviewed ? 1 : 0),
              moves.safeToSilent() + (before && !after ? 1 : 0),
              moves.reviewHidden() + (hidden ? 1 : 0),
              moves.reviewToSilent() + (hidden && !after ? 1 : 0));
    }
    return moves;
  }
}
