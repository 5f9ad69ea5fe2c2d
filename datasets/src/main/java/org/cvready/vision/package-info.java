/**
 * What is in an image: pixels, boxes, detections, ground truth and class names, as plain values.
 *
 * <p>Boxes are half-open rectangles in the pixels of the source image, as it is displayed. No other
 * frame crosses a package. Uses the JDK only.
 *
 * <pre>{@code
 * Box a = Box.ofCorners(10, 10, 30, 40);
 * Box b = new Box(12, 9, 20, 30);
 * double overlap = a.iou(b);
 * }</pre>
 */
@NullMarked
package org.cvready.vision;

import org.jspecify.annotations.NullMarked;
