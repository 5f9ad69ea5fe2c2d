/**
 * Why a model does worse on a site than on its benchmark.
 *
 * <p>May use {@code vision}, {@code imaging}, {@code dataset}, {@code perturb}, {@code model},
 * {@code match} and {@code metric}.
 */
@NullMarked
package org.cvready.study.gap;

import org.jspecify.annotations.NullMarked;
