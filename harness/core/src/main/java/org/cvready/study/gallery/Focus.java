package org.cvready.study.gallery;

import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.vision.Box;

/**
 * What a picture is about.
 *
 * @param classIndex class of the object or detection; -1 where nothing was detected
 * @param box of the object or detection in source pixels; empty for the whole image
 * @param score of the detection, or the highest that points to a missed object, in [0, 1]
 * @param iou largest with what it should have matched, in [0, 1]: of a missed object with counted
 *     detections, of a false alarm with objects of its class; empty where there are none
 */
public record Focus(int classIndex, Optional<Box> box, double score, OptionalDouble iou) {}
