package org.cvready.plan;

/** What becomes of the riskiest images. */
public record SecondPassPlan() {}
