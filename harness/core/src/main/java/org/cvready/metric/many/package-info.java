/**
 * Many tests at once: p-values that stay honest when the smallest of them is looked at.
 *
 * <p>Uses the JDK alone; knows no images, models or plans.
 *
 * <pre>{@code
 * boolean[] moved = MultipleTesting.HOLM.rejected(pValues, 0.05);
 * }</pre>
 */
@NullMarked
package org.cvready.metric.many;

import org.jspecify.annotations.NullMarked;
