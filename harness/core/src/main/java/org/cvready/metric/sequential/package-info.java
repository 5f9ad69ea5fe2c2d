/**
 * Tests that may stop early, and searches over many strengths, that keep the promise of one test.
 *
 * <p>For the largest magnitude of a perturbation at which a rate stays below its limit: {@link
 * org.cvready.metric.sequential.FixedSequence} goes up from the smallest magnitude, {@link
 * org.cvready.metric.sequential.GroupSequential} spends few images at each, {@link
 * org.cvready.metric.sequential.RateEvidence} says FAIL at any time; {@link
 * org.cvready.metric.sequential.ClusterSequential} and {@link
 * org.cvready.metric.sequential.ClusterEvidence} do the same where trials come in units that fail
 * together. Uses the JDK, commons-statistics and metric.interval; knows no images, models or plans.
 *
 * <pre>{@code
 * GroupSequential test = GroupSequential.equalLooks(1000, 20, 0.05, 0.05);
 * boolean pass = test.at(look, misses) == GroupSequential.Answer.PASS;
 * }</pre>
 */
@NullMarked
package org.cvready.metric.sequential;

import org.jspecify.annotations.NullMarked;
