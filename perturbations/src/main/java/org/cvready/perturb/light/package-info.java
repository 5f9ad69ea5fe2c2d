/**
 * Light that differs from the light the model was trained under: its amount, colour, evenness and
 * steadiness.
 *
 * <p>Everything is computed in linear light, because that is where light scales and adds. May use
 * {@code perturb}, {@code vision}, {@code imaging} and OpenCV.
 *
 * <pre>{@code
 * Image twoStopsDarker = new Exposure().apply(image, -2, random).image();
 * }</pre>
 */
@NullMarked
package org.cvready.perturb.light;

import org.jspecify.annotations.NullMarked;
