/**
 * What other operating scores would give, and which to choose.
 *
 * <p>May use {@code vision}, {@code imaging}, {@code dataset}, {@code perturb}, {@code model},
 * {@code match} and {@code metric}.
 */
@NullMarked
package org.cvready.study.threshold;

import org.jspecify.annotations.NullMarked;
