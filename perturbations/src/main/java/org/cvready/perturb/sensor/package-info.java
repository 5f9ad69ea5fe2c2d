/**
 * What the sensor and its electronics make of the light: noise, defective pixels, black level,
 * clipping, depth and colour.
 *
 * <p>May use {@code perturb}, {@code vision}, {@code imaging} and OpenCV.
 *
 * <pre>{@code
 * Image noisy = new GaussianNoise().apply(image, 3, random).image();
 * }</pre>
 */
@NullMarked
package org.cvready.perturb.sensor;

import org.jspecify.annotations.NullMarked;
