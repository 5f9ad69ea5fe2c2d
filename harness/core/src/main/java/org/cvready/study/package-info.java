/**
 * The questions that are put to a model: how accurate it is, how it differs between sets, how it
 * holds under conditions, how it keeps up with a line.
 *
 * <p>{@link org.cvready.study.ImagePass} shows every image to the model once under every condition;
 * what comes of it are {@link org.cvready.study.Observation}s, and no later question needs pixels
 * again. May use {@code model}, {@code metric}, {@code latency} and {@code perturb}.
 */
@NullMarked
package org.cvready.study;

import org.jspecify.annotations.NullMarked;
