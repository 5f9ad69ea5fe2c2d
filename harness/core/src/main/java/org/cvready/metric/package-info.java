/**
 * From observations to measurements: what is measured, over which images, with which evidence and
 * interval.
 *
 * <p>{@link org.cvready.metric.Metric} is the one list of names and formulas; plans, gates, reports
 * and the schema read it. May use {@code vision} and {@code match}.
 *
 * <pre>{@code
 * Metric metric = Metric.byKey("fn_rate").orElseThrow();
 * String formula = metric.formula();
 * }</pre>
 */
@NullMarked
package org.cvready.metric;

import org.jspecify.annotations.NullMarked;
