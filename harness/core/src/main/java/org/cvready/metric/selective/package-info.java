/**
 * What it is worth to refuse the answers a model is least sure of.
 *
 * <p>Uses the JDK alone; knows no images, models or plans.
 *
 * <pre>{@code
 * double area = SelectiveRisk.of(confidences, wrong).orElseThrow().area();
 * }</pre>
 */
@NullMarked
package org.cvready.metric.selective;

import org.jspecify.annotations.NullMarked;
