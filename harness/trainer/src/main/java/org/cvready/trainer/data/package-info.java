/**
 * Labelled pictures in memory, shuffled, varied and laid out for the network.
 *
 * <p>May use {@code dataset}, {@code imaging} and {@code vision}.
 *
 * <pre>{@code
 * TrainingSet set = TrainingSet.load(dataset, 352);
 * Batch batch = new BatchMaker(set, shape, seed).batch(epoch, 0);
 * }</pre>
 */
@NullMarked
package org.cvready.trainer.data;

import org.jspecify.annotations.NullMarked;
