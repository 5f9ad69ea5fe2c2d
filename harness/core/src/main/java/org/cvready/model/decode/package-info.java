/**
 * What a detector's raw outputs mean: boxes, classes and scores, by the layouts that the common
 * families of detectors use, and which of several overlapping boxes is kept.
 *
 * <p>Boxes here are in pixels of the model's input frame; the {@code model} package maps them to
 * source pixels. May use {@code vision}, {@code imaging} and {@code model.engine}; no native code.
 *
 * <pre>{@code
 * Recognition found = DecoderKind.byName("yolov8").orElseThrow().recognise(evidence).orElseThrow();
 * Candidates candidates = new Candidates(0.001);
 * found.decoder().decode(outputs, candidates);
 * }</pre>
 */
@NullMarked
package org.cvready.model.decode;

import org.jspecify.annotations.NullMarked;
