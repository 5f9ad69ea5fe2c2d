/**
 * Pictures of what went worst: which observations of a pass to show, and what a picture of one
 * holds.
 *
 * <p>May use {@code vision}, {@code dataset}, {@code match} and {@code metric}. Pixels are fetched
 * elsewhere, after the pass.
 *
 * <pre>{@code
 * WorstPictures worst = new WorstPictures(point);
 * worst.accept(observation, Set.of(Decision.REVIEW));
 * List<WorstPictures.Chosen> show = worst.chosen(unit -> true);
 * }</pre>
 */
@NullMarked
package org.cvready.study.gallery;

import org.jspecify.annotations.NullMarked;
