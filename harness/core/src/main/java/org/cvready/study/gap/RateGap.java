package org.cvready.study.gap;

import java.util.Optional;
import org.cvready.metric.Measurement;

/**
 * How far one figure of a site lies from the benchmark's, and why.
 *
 * @param site the figure on the site
 * @param benchmark the same on the benchmark
 * @param gap the site's minus the benchmark's; by pairs where images pair
 * @param paired whether the gap is by pairs
 * @param shown what the bounds of the gap show
 * @param attribution what it is made of; empty for figures that are not taken apart
 * @param reproduced the figure under the counterfactual minus the figure without, on the same
 *     images of the benchmark and not re-weighted; empty where none was run
 */
public record RateGap(
    Measurement site,
    Measurement benchmark,
    Measurement gap,
    boolean paired,
    Shown shown,
    Optional<Attribution> attribution,
    Optional<Measurement> reproduced) {}
