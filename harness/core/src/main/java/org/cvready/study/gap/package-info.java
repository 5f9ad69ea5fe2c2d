/**
 * Why a model does worse on a site than on its benchmark.
 *
 * <p>{@link org.cvready.study.gap.GapStudy} measures the gap of each rate and takes it apart: class
 * mix, object sizes and counts, image conditions, and what is left. What image conditions do is
 * tried out: {@link org.cvready.study.gap.CounterfactualPlan} finds the chain of perturbations that
 * makes the benchmark's images look like the site's, and says which of them the model is to be
 * shown once more. {@link org.cvready.study.gap.SplitTable} sets the sets of training beside the
 * others.
 *
 * <p>May use {@code vision}, {@code imaging}, {@code dataset}, {@code perturb}, {@code model},
 * {@code match} and {@code metric}.
 *
 * <pre>{@code
 * SiteGap gap = GapStudy.of(question);
 * gap.findings().forEach(report::add);
 * }</pre>
 */
@NullMarked
package org.cvready.study.gap;

import org.jspecify.annotations.NullMarked;
