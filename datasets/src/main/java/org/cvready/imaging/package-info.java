/**
 * Pixels in and out: decoding, encoding, resizing into a model's input tensor, drawing, and
 * measuring an image.
 *
 * <p>May use {@code vision} and OpenCV. A {@code Mat} never leaves this package except through
 * {@link org.cvready.imaging.MatImages}, which the perturbations share.
 */
@NullMarked
package org.cvready.imaging;

import org.jspecify.annotations.NullMarked;
