/**
 * Networks on ONNX Runtime, called directly, with inputs and outputs in memory that is allocated
 * once.
 *
 * <p>The only package that may use {@code ai.onnxruntime}; its tensors never leave it.
 *
 * <pre>{@code
 * ExecutionEngine engine = OnnxEngine.open(new EngineSettings(Path.of("m.onnx"), "cpu", 1));
 * }</pre>
 */
@NullMarked
package org.cvready.model.onnx;

import org.jspecify.annotations.NullMarked;
