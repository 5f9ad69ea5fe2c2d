/**
 * What lens, focus, movement and the glass before them do to the picture: blur, dirt, drops,
 * fringes, distortion.
 *
 * <p>May use {@code perturb}, {@code vision}, {@code imaging} and OpenCV.
 *
 * <pre>{@code
 * Image level = new MotionBlur(0, 0).apply(image, 3, random).image();
 * }</pre>
 */
@NullMarked
package org.cvready.perturb.optics;

import org.jspecify.annotations.NullMarked;
