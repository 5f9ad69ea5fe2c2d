package org.cvready.gate;

import java.util.Optional;
import java.util.OptionalLong;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;

/**
 * The verdict on one limit for one class, slice and condition.
 *
 * @param gate position of the limit in the plan, from 1; 0 for a rule that every plan has
 * @param metric what is limited
 * @param scope on what
 * @param limit as the plan wrote it: {@code at most 5 %}
 * @param limitValue in the metric's unit
 * @param verdict the answer
 * @param reason one sentence that carries the counts, the bound and the limit
 * @param measurement what the verdict stands on, empty where nothing could be measured
 * @param moreTrials how many more trials (objects, images, units, frames) would decide, if what was
 *     seen went on; empty where decided or where more would not help
 */
public record GateResult(
    int gate,
    Metric metric,
    Scope scope,
    String limit,
    double limitValue,
    Verdict verdict,
    String reason,
    Optional<Measurement> measurement,
    OptionalLong moreTrials) {}
