package org.cvready.study.selection;

import java.util.List;
import java.util.Optional;

/**
 * What a second look at the riskiest images buys, and what it costs.
 *
 * @param findings in words, most important first
 * @param verifier who looks again
 * @param route which images, in words
 * @param decide how two decisions make one, in words
 * @param sets one for each set that the chain is judged on, as it was captured
 * @param conditions the same under conditions, where the plan asks for them
 * @param strange one for each set from outside the model's world
 * @param cost what it took
 * @param loads how busy the line is, worked out; empty where no line speed is stated
 * @param line the line with the second pass in it, where that was run
 */
public record SecondPassFindings(
    List<String> findings,
    String verifier,
    String route,
    String decide,
    List<ChainSet> sets,
    List<ChainSet> conditions,
    List<ChainStrange> strange,
    LookCost cost,
    List<LineLoad> loads,
    Optional<ChainLine> line) {
  /** Copies the lists. */
  public SecondPassFindings {
    findings = List.copyOf(findings);
    sets = List.copyOf(sets);
    conditions = List.copyOf(conditions);
    strange = List.copyOf(strange);
    loads = List.copyOf(loads);
  }

  /** The same in words. */
  SecondPassFindings withFindings(List<String> newFindings) {
    return new SecondPassFindings(
        newFindings, verifier, route, decide, sets, conditions, strange, cost, loads, line);
  }

  /** The sets that were judged under conditions, in order. */
  public List<String> setsUnderConditions() {
    return conditions.stream().map(ChainSet::dataset).distinct().toList();
  }

  /** What the chain does on a set under each condition. */
  public List<ChainSet> underConditions(String dataset) {
    return conditions.stream().filter(set -> set.dataset().equals(dataset)).toList();
  }
}
