package org.cvready.study.envelope;

/**
 * Where a site lies on the scale of a perturbation.
 *
 * @param site its name, or {@code plan} where the plan states it
 * @param magnitude in the perturbation's unit
 * @param source how it is known, in words
 */
public record SiteMark(String site, double magnitude, String source) {}
