/**
 * Which cells are to find which object, and how wrong a network is.
 *
 * <p>May use {@code data} and {@code ai.djl}.
 *
 * <pre>{@code
 * NDList out = block.forward(store, new NDList(pictures), true);
 * DetectionLoss.Parts parts = loss.of(out, batch.targets());
 * collector.backward(parts.total());
 * }</pre>
 */
@NullMarked
package org.cvready.trainer.loss;

import org.jspecify.annotations.NullMarked;
