package org.cvready.study.selection;

import java.util.List;

/**
 * What a second look at the riskiest images buys, and what it costs.
 *
 * @param findings in words, most important first
 * @param verifier who looks again
 * @param route which images, in words
 * @param decide how two decisions make one, in words
 * @param sets one for each set that the chain is judged on
 * @param times how long looks take
 * @param loads how busy the line is; empty where no line speed is stated
 */
public record SecondPassFindings(
    List<String> findings,
    String verifier,
    String route,
    String decide,
    List<ChainSet> sets,
    LookTimes times,
    List<LineLoad> loads) {
  /** Copies the lists. */
  public SecondPassFindings {
    findings = List.copyOf(findings);
    sets = List.copyOf(sets);
    loads = List.copyOf(loads);
  }
}
