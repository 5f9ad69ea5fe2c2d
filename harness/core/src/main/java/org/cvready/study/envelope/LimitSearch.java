package org.cvready.study.envelope;

import java.util.ArrayList;
import java.util.List;
import org.cvready.metric.Measurement;
import org.cvready.study.envelope.EnvelopeQuestion.PairRange;
import org.cvready.study.envelope.EnvelopeQuestion.SearchRange;

/**
 * The searches of one limit, side by side.
 *
 * @param units that are tried
 * @param clean what the limit is about, on clean images
 * @param cleanHolds whether clean images keep the limit; where they do not, nothing is searched
 * @param looks at the evidence of one rung, at most
 * @param ranges of each perturbation alone, the searches of its sides
 * @param pairs of each pair of perturbations, the searches of its quarters
 */
record LimitSearch(
    GateUnits units,
    Measurement clean,
    boolean cleanHolds,
    int looks,
    List<List<SideSearch>> ranges,
    List<List<RegionSearch>> pairs) {
  /** The searches that a question asks for; none where clean images do not keep the limit. */
  static LimitSearch of(EnvelopeQuestion question, GateUnits units, Measurement clean) {
    EnvelopeGate gate = units.gate();
    boolean holds = holds(gate, clean) && !units.sizes().isEmpty();
    if (!holds) {
      return new LimitSearch(units, clean, false, question.looks(), List.of(), List.of());
    }
    LimitTrials tests = new LimitTrials(rule(gate, question.looks()), units.sizes());
    return new LimitSearch(
        units,
        clean,
        true,
        tests.looks(),
        question.ranges().stream().map(range -> sides(range, tests, question.between())).toList(),
        question.pairs().stream().map(pair -> regions(pair, tests)).toList());
  }

  private static boolean holds(EnvelopeGate gate, Measurement clean) {
    if (clean.value().isEmpty() || clean.interval().undecided().isPresent()) {
      return false;
    }
    return gate.moreIsBetter()
        ? clean.interval().lower() >= gate.limit()
        : clean.interval().upper() <= gate.limit();
  }

  private static LimitRule rule(EnvelopeGate gate, int looks) {
    return new LimitRule(
        gate.limitOnBad(), 1 - gate.confidence().level(), looks, gate.confidence().strict());
  }

  private static List<SideSearch> sides(SearchRange range, LimitTrials tests, int between) {
    return range.ladders().stream().map(ladder -> new SideSearch(ladder, tests, between)).toList();
  }

  private static List<RegionSearch> regions(PairRange pair, LimitTrials tests) {
    List<RegionSearch> regions = new ArrayList<>();
    for (Ladder x : pair.x().ladders()) {
      for (Ladder y : pair.y().ladders()) {
        regions.add(new RegionSearch(x, y, tests));
      }
    }
    return regions;
  }

  List<Search> searches() {
    List<Search> all = new ArrayList<>();
    ranges.forEach(all::addAll);
    pairs.forEach(all::addAll);
    return all;
  }
}
