/**
 * What falls, drifts or freezes between the scene and the lens.
 *
 * <p>The standard snow, frost, fog and spatter follow their reference to its flaws; rain, snowfall
 * and fog by visibility have physical magnitudes. May use {@code perturb}, {@code vision}, {@code
 * imaging} and OpenCV.
 *
 * <pre>{@code
 * Image foggy = new Fog().apply(image, 3, random).image();
 * }</pre>
 */
@NullMarked
package org.cvready.perturb.weather;

import org.jspecify.annotations.NullMarked;
