/**
 * How strange an image is to a model, and the guard that sends what is too strange to people.
 *
 * <p>Uses {@code vision}, {@code imaging}, {@code match}, {@code metric} and {@code perturb}'s
 * random streams; knows no plan and runs no model.
 *
 * <pre>{@code
 * ReferenceSplit split = ReferenceSplit.of("benchmark", clusters, seed);
 * Guard guard = Guard.fit(List.of(StrangeScore.MAHALANOBIS), 0.99, split.half(traits, true));
 * boolean review = guard.trips(traitsOfAnImage);
 * }</pre>
 */
@NullMarked
package org.cvready.study.strange;

import org.jspecify.annotations.NullMarked;
