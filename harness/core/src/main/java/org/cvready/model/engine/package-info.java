/**
 * What it takes to run a network: named tensors in, named tensors out, whatever library does it.
 *
 * <p>Knows nothing of images, boxes or classes. Uses the JDK only. {@link
 * org.cvready.model.engine.Device} says where a network runs.
 *
 * <pre>{@code
 * try (ExecutionEngine engine = OnnxEngine.open(settings);
 *     InferenceSlot slot = engine.newSlot(engine.signature().inputs())) {
 *   slot.input("images").asFloatBuffer().put(pixels);
 *   List<OutputTensor> outputs = slot.run();
 * }
 * }</pre>
 */
@NullMarked
package org.cvready.model.engine;

import org.jspecify.annotations.NullMarked;
