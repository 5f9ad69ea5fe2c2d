/**
 * What a model's rates mean for a line, in units and in money.
 *
 * <p>May use {@code vision}, {@code imaging}, {@code dataset}, {@code perturb}, {@code model},
 * {@code match} and {@code metric}.
 */
@NullMarked
package org.cvready.study.production;

import org.jspecify.annotations.NullMarked;
