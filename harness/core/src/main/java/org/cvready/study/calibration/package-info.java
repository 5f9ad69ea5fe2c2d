/**
 * Whether the scores of a model are probabilities, class by class, and maps that would make them
 * so.
 *
 * <p>A detection is right where it finds an object, whatever the operating score. Maps are fitted
 * on some images, chosen there, and tested on others. Uses {@code match}, {@code metric} and the
 * random streams of {@code perturb}; knows no plan.
 *
 * <pre>{@code
 * Optional<CalibrationFindings> found = CalibrationFindings.of(question);
 * double chance = found.get().recalibration().get().recalibration().probability("scratch", 0.42);
 * }</pre>
 */
@NullMarked
package org.cvready.study.calibration;

import org.jspecify.annotations.NullMarked;
