/**
 * Light where none was wanted: mirrored, scattered or reflected on the way into the camera.
 *
 * <p>Everything is computed in linear light, because that is where light scales and adds. May use
 * {@code perturb}, {@code perturb.light}, {@code vision}, {@code imaging} and OpenCV.
 *
 * <pre>{@code
 * Image blinded = new Glare().apply(image, 2, random).image();
 * }</pre>
 */
@NullMarked
package org.cvready.perturb.glare;

import org.jspecify.annotations.NullMarked;
