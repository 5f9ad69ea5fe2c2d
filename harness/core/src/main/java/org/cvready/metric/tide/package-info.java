/**
 * How much average precision each kind of error costs, as TIDE measures it.
 *
 * <p>Uses {@code match}.
 *
 * <pre>{@code
 * TideEvaluation tide = TideEvaluation.of(labelledDetections, 0.5);
 * double pointsLostToBackground = tide.cost(ErrorType.BACKGROUND);
 * }</pre>
 */
@NullMarked
package org.cvready.metric.tide;

import org.jspecify.annotations.NullMarked;
