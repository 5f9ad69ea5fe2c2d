/**
 * Bounds on what was measured: how large or small the true rate, percentile or difference may be.
 *
 * <p>Every method returns an {@link org.cvready.metric.interval.Interval} of two one-sided bounds,
 * from which a gate reads PASS, FAIL or INCONCLUSIVE. The method follows how the trials came about:
 *
 * <ul>
 *   <li>independent images: {@link org.cvready.metric.interval.ClopperPearson};
 *   <li>objects in images, or images of one scene: {@link
 *       org.cvready.metric.interval.ClusterGamma};
 *   <li>frames in sequence: {@link org.cvready.metric.interval.BlockBound};
 *   <li>a difference of two rates: {@link org.cvready.metric.interval.Mover};
 *   <li>alarms and precision at another prevalence: {@link
 *       org.cvready.metric.interval.AtPrevalence};
 *   <li>a mean count: {@link org.cvready.metric.interval.MeanCount};
 *   <li>any other statistic of images: {@link org.cvready.metric.interval.UnitBootstrap}.
 * </ul>
 *
 * {@link org.cvready.metric.interval.SampleSize} says how much more evidence would decide. Uses the
 * JDK and commons-statistics; knows no images, models or plans.
 *
 * <pre>{@code
 * ClusteredCounts misses = ClusteredCounts.of(objectsPerImage, missesPerImage);
 * Interval interval = ClusterGamma.of(misses, false, 0.95);
 * boolean pass = interval.undecided().isEmpty() && interval.upper() <= 0.05;
 * }</pre>
 */
@NullMarked
package org.cvready.metric.interval;

import org.jspecify.annotations.NullMarked;
