/**
 * Cameras that stand elsewhere than they stood: moves of the whole picture, boxes included.
 *
 * <p>Pixels and boxes move by one mapping, through {@link org.cvready.perturb.Warp}. What the clean
 * picture did not show is filled by {@link org.cvready.perturb.camera.Surroundings}. May use {@code
 * perturb}, {@code vision}, {@code imaging} and OpenCV.
 *
 * <pre>{@code
 * Perturbed turned = new Rotation().apply(image, 3.0, random);
 * Optional<Box> box = turned.warp().move(truth.box());
 * }</pre>
 */
@NullMarked
package org.cvready.perturb.camera;

import org.jspecify.annotations.NullMarked;
