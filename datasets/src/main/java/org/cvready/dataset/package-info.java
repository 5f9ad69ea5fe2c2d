/**
 * Labelled image sets as values: reading COCO, YOLO, Pascal VOC and plain folders, tags by image,
 * and writing ground truth as COCO.
 *
 * <p>A data set is its records: pixels are decoded when a sample is asked for them. Boxes lie in
 * the image as it is displayed, whatever frame the annotation used. Everything read is untrusted:
 * all problems of a set are collected and reported together, and no file outside the set's folder
 * is opened. May use {@code vision}, {@code imaging} and Jackson.
 *
 * <pre>{@code
 * Dataset line3 = DatasetLocation.parse("coco:line3/instances.json").read("line3");
 * for (Sample sample : line3.samples()) {
 *   Image pixels = sample.image();
 * }
 * }</pre>
 */
@NullMarked
package org.cvready.dataset;

import org.jspecify.annotations.NullMarked;
