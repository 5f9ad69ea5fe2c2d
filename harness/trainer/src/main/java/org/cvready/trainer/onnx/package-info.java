/**
 * The trained network as an ONNX file.
 *
 * <p>May use {@code network} and the ONNX messages of Tribuo.
 *
 * <pre>{@code
 * OnnxWriter.write(architecture, block::folded, metadata, Path.of("detector.onnx"));
 * }</pre>
 */
@NullMarked
package org.cvready.trainer.onnx;

import org.jspecify.annotations.NullMarked;
