/**
 * Whether a confidence of 80 % is right 80 % of the time, and what to do where it is not.
 *
 * <p>{@link org.cvready.metric.calibration.Reliability} measures it, {@link
 * org.cvready.metric.calibration.Isotonic} and {@link org.cvready.metric.calibration.Temperature}
 * mend it on data that the result is not then measured on. A figure of no answers is empty, never
 * NaN. Uses {@code org.cvready.metric.shift} for which side of a bin is closed, and the JDK.
 *
 * <pre>{@code
 * Reliability bins = Reliability.of(confidence, correct, 15, EdgeSide.RIGHT_CLOSED);
 * OptionalDouble error = bins.expectedError();
 * }</pre>
 */
@NullMarked
package org.cvready.metric.calibration;

import org.jspecify.annotations.NullMarked;
