/**
 * Networks on whatever engine DJL finds on the class path: TorchScript through PyTorch, or ONNX.
 *
 * <p>The only package that may use {@code ai.djl}; its arrays never leave it.
 *
 * <pre>{@code
 * ExecutionEngine engine = DjlEngine.open(new EngineSettings(Path.of("m.pt"), "cpu", 1));
 * }</pre>
 */
@NullMarked
package org.cvready.model.djl;

import org.jspecify.annotations.NullMarked;
