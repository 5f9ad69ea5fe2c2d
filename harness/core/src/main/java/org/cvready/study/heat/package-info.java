/**
 * Where objects are missed: counts by class, slice and condition, at every operating score.
 *
 * <p>May use {@code metric}.
 *
 * <pre>{@code
 * MissCount night = MissCount.of(images, classIndex);
 * long missedAtHalf = night.missesAt(50);
 * }</pre>
 */
@NullMarked
package org.cvready.study.heat;

import org.jspecify.annotations.NullMarked;
