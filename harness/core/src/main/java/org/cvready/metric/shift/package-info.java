/**
 * How far two samples of one quantity lie apart, and whether chance would bring that about.
 *
 * <p>Distances keep the unit of the quantity ({@link org.cvready.metric.shift.Wasserstein}) or have
 * none ({@link org.cvready.metric.shift.PopulationStability}); tests give a p-value ({@
 * org.cvready.metric.shift.KolmogorovSmirnov}, {@link org.cvready.metric.shift.ContingencyTable}).
 * What a sample is too small for is empty, never NaN. Uses the JDK and commons-statistics; knows no
 * images, models or plans.
 *
 * <pre>{@code
 * double moved = Wasserstein.distance(benchmark, site).orElseThrow();
 * double p = KolmogorovSmirnov.of(benchmark, site).orElseThrow().pValue();
 * }</pre>
 */
@NullMarked
package org.cvready.metric.shift;

import org.jspecify.annotations.NullMarked;
