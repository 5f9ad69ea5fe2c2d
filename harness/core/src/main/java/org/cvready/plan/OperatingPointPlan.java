package org.cvready.plan;

import java.util.Optional;

/**
 * The thresholds in use on the line.
 *
 * @param score a detection counts at or above it, in (0, 1]
 * @param reviewFrom a score from here to below {@code score} sends the unit to a person; empty for
 *     no review band
 * @param nmsIou overlap above which suppression drops the lower score, in (0, 1]; empty leaves it
 *     to the decoder
 * @param matchIou least overlap of a match, in (0, 1]
 */
public record OperatingPointPlan(
    Threshold score, Optional<Threshold> reviewFrom, Optional<Double> nmsIou, double matchIou) {}
