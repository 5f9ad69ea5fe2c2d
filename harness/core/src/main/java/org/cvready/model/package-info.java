/**
 * A detector: pictures in, detections in source pixels out.
 *
 * <p>A {@link org.cvready.model.Detector} is a resize, an execution engine, an output decoder and
 * non-maximum suppression, chosen when the model is opened and explained by its description. May
 * use {@code vision}, {@code imaging} and its own sub-packages.
 *
 * <pre>{@code
 * try (Detector detector = Detector.open(ModelOptions.of(Path.of("detector.onnx")));
 *     DetectorWorker worker = detector.newWorker()) {
 *   List<Detection> detections = worker.detect(image);
 * }
 * }</pre>
 */
@NullMarked
package org.cvready.model;

import org.jspecify.annotations.NullMarked;
