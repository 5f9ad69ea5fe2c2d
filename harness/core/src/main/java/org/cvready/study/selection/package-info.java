/**
 * What it buys not to decide: risk over coverage, the review that a target of escapes needs, and
 * chains of a model and a verifier that looks again at the riskiest images.
 *
 * <p>Whatever has a threshold is fitted on one half of a set and judged on the other, or on other
 * sets. A chain is judged on images as they were captured, under conditions and from outside the
 * model's world; {@code ChainDecider} is the same chain on a line. Uses {@code metric}, {@code
 * latency}, {@code model}, {@code study} and {@code study.line}; knows no plan.
 *
 * <pre>{@code
 * Router router = Router.fit(outcomes, 0.2, RiskMeasure.MARGIN, point);
 * var question = new VerifierPass.Question(detector, Verification.flip(detector, point), seed, 2);
 * List<ImageOutcome> second = VerifierPass.run(tasks, question, n -> {}).outcomes();
 * }</pre>
 */
@NullMarked
package org.cvready.study.selection;

import org.jspecify.annotations.NullMarked;
