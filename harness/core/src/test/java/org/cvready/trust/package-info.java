/**
 * Certifications of worlds whose true rates are known: how often the verdict is wrong.
 *
 * <p>A world draws what one certification would have seen; the program's own meters and judge do
 * the rest. Published as a study of many worlds by {@code benchmarks}; the hardest of them are a
 * test here. May use {@code metric}, {@code latency}, {@code plan} and {@code gate}.
 *
 * <pre>{@code
 * ObjectWorld world = new ObjectWorld(60, SizeLaw.of(5), Misses.alike(0.05, 0.5));
 * Scenario scenario = Scenario.of("objects", Metric.FN_RATE, 0.05, world);
 * double wrong = Certifications.of(scenario, 10_000, 1).passOnLimit();
 * }</pre>
 */
@NullMarked
package org.cvready.trust;

import org.jspecify.annotations.NullMarked;
