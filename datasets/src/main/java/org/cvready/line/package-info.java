/**
 * The bundled inspection line: renders steel washers on a conveyor belt, and writes the image sets
 * of {@code datasets/washer-line} with their ground truth and tags.
 *
 * <p>Surfaces are slope fields shaded in linear light, and a camera model turns light into pixels.
 * Arithmetic is IEEE 754 and {@code StrictMath}, streams are seeded by set and image, so that the
 * same seed gives the same bytes with any number of threads. May use {@code vision} and {@code
 * imaging}; nothing else in the program uses this package.
 *
 * <pre>{@code
 * Rendered unit = new UnitRenderer(20261122L).render(LineSet.BENCHMARK, 7);
 * byte[] file = ImageEncoder.jpeg(unit.image(), 88);
 * }</pre>
 */
@NullMarked
package org.cvready.line;

import org.jspecify.annotations.NullMarked;
