/**
 * How well a score tells images like those a model was made for from foreign ones.
 *
 * <p>Uses {@code org.cvready.metric.classify} and the JDK; knows no images, models or plans.
 *
 * <pre>{@code
 * OodSeparation separation = OodSeparation.of(scoresOfKnown, scoresOfForeign);
 * double missedAlarms = separation.falseAlarmsAtRecall(0.95).orElseThrow();
 * }</pre>
 */
@NullMarked
package org.cvready.metric.ood;

import org.jspecify.annotations.NullMarked;
