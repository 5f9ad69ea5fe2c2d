/**
 * Maps from a model's scores to probabilities, class by class, as they are applied to what it
 * detects.
 *
 * <p>Uses the JDK alone. They are fitted by {@code study.calibration}.
 *
 * <pre>{@code
 * ScoreMaps maps = recalibration.among(detector.classNames().names());
 * double chance = maps.at(0, 0.42);
 * }</pre>
 */
@NullMarked
package org.cvready.model.recalibration;

import org.jspecify.annotations.NullMarked;
