package org.cvready.plan;

/** Whose breaking points are searched. */
public record EnvelopePlan() {}
