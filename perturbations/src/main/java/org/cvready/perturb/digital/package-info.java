/**
 * What encoding and processing do to a picture after the sensor.
 *
 * <p>May use {@code perturb}, {@code vision}, {@code imaging} and OpenCV.
 *
 * <pre>{@code
 * Image blocky = new Jpeg().apply(image, 5, random).image();
 * }</pre>
 */
@NullMarked
package org.cvready.perturb.digital;

import org.jspecify.annotations.NullMarked;
