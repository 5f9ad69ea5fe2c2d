/**
 * What broken transport, memory and wiring do to a picture, and what stands before the part.
 *
 * <p>May use {@code perturb}, {@code perturb.digital}, {@code vision}, {@code imaging} and OpenCV.
 *
 * <pre>{@code
 * Image cut = new TruncatedJpeg().apply(image, 60, random).image();
 * }</pre>
 */
@NullMarked
package org.cvready.perturb.fault;

import org.jspecify.annotations.NullMarked;
