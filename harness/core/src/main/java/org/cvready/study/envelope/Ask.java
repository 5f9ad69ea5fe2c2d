package org.cvready.study.envelope;

import org.cvready.perturb.Condition;

/**
 * What a search wants to see next.
 *
 * @param condition what the images are put through
 * @param from first unit, in the order of its gate
 * @param to the unit after the last
 */
record Ask(Condition condition, int from, int to) {}
