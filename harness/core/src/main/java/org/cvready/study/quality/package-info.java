/**
 * Curves, confusions and error types of a model's detections.
 *
 * <p>May use {@code vision}, {@code imaging}, {@code dataset}, {@code perturb}, {@code model},
 * {@code match} and {@code metric}.
 */
@NullMarked
package org.cvready.study.quality;

import org.jspecify.annotations.NullMarked;
