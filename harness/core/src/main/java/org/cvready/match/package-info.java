/**
 * Pairing detections with ground truth: COCO's greedy rule, matching at an operating point, and the
 * kinds of error.
 *
 * <p>Large problems are kept in columns of primitives ({@link
 * org.cvready.match.LabelledDetections}), because half a million detections must fit in a second
 * and a gigabyte. Uses {@code vision} only.
 *
 * <pre>{@code
 * OperatingPoint point = OperatingPoint.uniform(2, 0.42, 0.25, 0.5);
 * ImageMatches matches = new OperatingPointMatcher(point).match(groundTruth, detections);
 * long missed = matches.falseNegatives(0);
 * }</pre>
 */
@NullMarked
package org.cvready.match;

import org.jspecify.annotations.NullMarked;
