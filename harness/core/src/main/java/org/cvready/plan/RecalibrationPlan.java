package org.cvready.plan;

import java.util.Optional;

/**
 * A wish to have scores made probabilities.
 *
 * @param fitWith name of the labelled set on which maps are fitted
 * @param verifyWith name of the other labelled set on which they are tested; empty where {@code
 *     fitWith} is split in halves
 */
public record RecalibrationPlan(String fitWith, Optional<String> verifyWith) {}
