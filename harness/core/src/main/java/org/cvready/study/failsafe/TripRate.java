package org.cvready.study.failsafe;

/**
 * How many images of a set the guard sent to review under one condition.
 *
 * @param set name of the set
 * @param kind what the set stands for
 * @param condition how it was shown
 * @param tripped images
 */
public record TripRate(String set, FailSafeSet.Kind kind, String condition, Share tripped) {}
