/**
 * On which part of the images a model does worst.
 *
 * <p>May use {@code vision}, {@code imaging}, {@code dataset}, {@code perturb}, {@code model},
 * {@code match} and {@code metric}.
 */
@NullMarked
package org.cvready.study.slice;

import org.jspecify.annotations.NullMarked;
