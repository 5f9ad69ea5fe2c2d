/**
 * Trains the bundled line's detector with DJL on PyTorch, and writes it as ONNX.
 *
 * <p>Built by the profile {@code pytorch} alone and shipped with nothing. May use everything below
 * it, the core of the program and {@code ai.djl}; what it trains is judged by the program's own
 * detector and average precision.
 *
 * <pre>{@code
 * java @harness/trainer/target/trainer.args org.cvready.trainer.TrainDetector \
 *   --train DIR/train --validation DIR/validation --seed 20261122 --out DIR/trained
 * }</pre>
 */
@NullMarked
package org.cvready.trainer;

import org.jspecify.annotations.NullMarked;
