package org.cvready.study.calibration;

/**
 * The map of a class.
 *
 * @param className the class
 * @param map from its scores to probabilities
 */
public record ClassMap(String className, ScoreMap map) {}
