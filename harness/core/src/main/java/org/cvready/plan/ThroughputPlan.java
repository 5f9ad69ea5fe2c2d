package org.cvready.plan;

/** How throughput is measured. */
public record ThroughputPlan() {}
