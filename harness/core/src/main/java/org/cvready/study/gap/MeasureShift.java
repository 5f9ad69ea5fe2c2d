package org.cvready.study.gap;

/**
 * How far one image measure lies apart between a benchmark and a site.
 *
 * @param measure its key, such as {@code brightness}
 * @param unit of its values
 * @param meaning in words
 * @param benchmark median over the benchmark's images
 * @param site median over the site's images
 * @param units independent units with the measure, of the set that has fewer
 * @param ks largest difference of the distribution functions, in [0, 1]
 * @param pValue of the Kolmogorov-Smirnov test on one mean value for each independent unit
 * @param adjustedP corrected by Holm for all measures
 * @param psi population stability index of the same values, at least 0
 * @param wasserstein how far values move on average, in the measure's unit
 * @param moved whether it moved: adjusted p below 5 % and an index of at least 0.1
 */
public record MeasureShift(
    String measure,
    String unit,
    String meaning,
    double benchmark,
    double site,
    long units,
    double ks,
    double pValue,
    double adjustedP,
    double psi,
    double wasserstein,
    boolean moved) {
  /** Largest adjusted p-value of a shift. */
  public static final double ALPHA = 0.05;

  /** Least population stability index of a shift that matters. */
  public static final double LEAST_PSI = 0.1;
}
