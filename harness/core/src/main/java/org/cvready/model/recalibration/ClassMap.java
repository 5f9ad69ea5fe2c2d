package org.cvready.model.recalibration;

/**
 * The map of a class.
 *
 * @param className the class
 * @param map from its scores to probabilities
 */
public record ClassMap(String className, ScoreMap map) {}
