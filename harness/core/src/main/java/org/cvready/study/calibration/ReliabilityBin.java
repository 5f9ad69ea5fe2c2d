package org.cvready.study.calibration;

/**
 * A bar of a reliability diagram.
 *
 * @param from least score, in [0, 1]
 * @param to greatest score, in [0, 1]
 * @param count detections
 * @param confidence their mean score: the precision they promise; 0 where there are none
 * @param precision the share of them that is right; 0 where there are none
 */
public record ReliabilityBin(
    double from, double to, long count, double confidence, double precision) {}
