/**
 * Two models or settings on the same images: which of them is better where they differ.
 *
 * <p>Pairs are independent of each other. Uses the JDK and commons-statistics; knows no images,
 * models or plans.
 *
 * <pre>{@code
 * double p = new McNemar(rightByFirstOnly, rightBySecondOnly).exactP();
 * }</pre>
 */
@NullMarked
package org.cvready.metric.paired;

import org.jspecify.annotations.NullMarked;
