/**
 * The detector's network: a graph of layers said once, and a DJL block that computes it.
 *
 * <p>May use {@code ai.djl}. Whoever writes the network in another form reads the same graph.
 *
 * <pre>{@code
 * Architecture architecture = CompactDetector.of(320, 4);
 * DetectorBlock block = new DetectorBlock(architecture);
 * block.initialize(manager, DataType.FLOAT32, block.inputShape(1));
 * }</pre>
 */
@NullMarked
package org.cvready.trainer.network;

import org.jspecify.annotations.NullMarked;
