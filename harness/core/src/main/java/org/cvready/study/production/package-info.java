/**
 * What a model's rates mean for a line, in units and in money.
 *
 * <p>Rates conditional on the state of a unit are put together at the line's own defect rates:
 * alarms, escapes, reviews, precision by Bayes and cost, with bounds that carry the uncertainty of
 * every rate. May use {@code match} and {@code metric}; knows no plan.
 *
 * <pre>{@code
 * LineRates rates = LineRates.of(LineUnit.of(images), classes, Confidence.USUAL);
 * LineForecast perUnit = LineForecast.of(line, rates);
 * Estimate alarmsInAShift = perUnit.alarms().times(unitsInAShift);
 * }</pre>
 */
@NullMarked
package org.cvready.study.production;

import org.jspecify.annotations.NullMarked;
