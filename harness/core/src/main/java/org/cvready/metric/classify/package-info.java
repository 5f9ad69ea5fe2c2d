/**
 * How well a score separates two groups.
 *
 * <p>A figure whose denominator is empty is empty, never 0 and never NaN. Uses {@code
 * org.cvready.metric.interval} and the JDK.
 *
 * <pre>{@code
 * OptionalDouble auroc = Auroc.of(scoresWithClass, scoresWithoutClass);
 * }</pre>
 */
@NullMarked
package org.cvready.metric.classify;

import org.jspecify.annotations.NullMarked;
