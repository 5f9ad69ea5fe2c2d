package org.cvready.plan;

/** How scores are to be made probabilities. */
public record RecalibrationPlan() {}
