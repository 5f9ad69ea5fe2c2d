package org.cvready.study.gap;

import java.util.List;
import java.util.Optional;

/**
 * Why a model does worse on a site than on its benchmark.
 *
 * @param site the set
 * @param benchmark what it is compared with
 * @param siteImages how many images it has
 * @param benchmarkImages how many the benchmark has
 * @param pairs images that were captured at both places; empty where the sets are independent
 * @param rates figure by figure
 * @param shifts which image measures lie apart
 * @param counterfactual what makes the benchmark look like the site
 * @param limits what this explanation cannot tell, a sentence each
 * @param findings in words, the most important first
 */
public record SiteGap(
    String site,
    String benchmark,
    long siteImages,
    long benchmarkImages,
    Optional<Pairs> pairs,
    List<RateGap> rates,
    List<MeasureShift> shifts,
    Optional<Counterfactual> counterfactual,
    List<String> limits,
    List<String> findings) {
  /** Copies the lists. */
  public SiteGap {
    rates = List.copyOf(rates);
    shifts = List.copyOf(shifts);
    limits = List.copyOf(limits);
    findings = List.copyOf(findings);
  }

  /**
   * Images of the same parts.
   *
   * @param pairs how many there are
   * @param leftOut images of either set that are in none
   * @param byTag whether they pair by a tag rather than by their names
   */
  public record Pairs(long pairs, long leftOut, boolean byTag) {}
}
