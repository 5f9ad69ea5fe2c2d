/**
 * What it buys not to decide: risk over coverage, the review that a target of escapes needs, and
 * chains of a model and a verifier that looks again at the riskiest images.
 *
 * <p>Whatever has a threshold is fitted on one half of a set and judged on the other, or on other
 * sets. Uses {@code metric.selective}, {@code metric.interval} and {@code model}; knows no plan.
 *
 * <pre>{@code
 * Router router = Router.fit(outcomes, 0.2, RiskMeasure.MARGIN, point);
 * List<ImageOutcome> second = VerifierPass.run(tasks, Verification.flip(detector, point), 2, n -> {});
 * }</pre>
 */
@NullMarked
package org.cvready.study.selection;

import org.jspecify.annotations.NullMarked;
