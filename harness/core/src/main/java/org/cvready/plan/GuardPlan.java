package org.cvready.plan;

/** Which images are too strange to be decided by the model alone. */
public record GuardPlan() {}
