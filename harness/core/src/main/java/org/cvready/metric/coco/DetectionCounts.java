package org.cvready.metric.coco;

/**
 * How many detections of a category are right and wrong from a score on.
 *
 * @param truePositives detections that find an object that counts
 * @param falsePositives detections that find nothing
 * @param falseNegatives objects that count and are not found
 * @param ignored detections that count neither way
 */
public record DetectionCounts(
    long truePositives, long falsePositives, long falseNegatives, long ignored) {}
