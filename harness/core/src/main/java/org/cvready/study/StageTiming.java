package org.cvready.study;

/**
 * How long each stage took for one image under one condition, nanoseconds, each at least 0.
 *
 * @param decode from file to pixels; 0 where the pixels were there from the condition before
 * @param perturb from clean to perturbed pixels
 * @param detect resize, inference, decoding and suppression
 * @param match matching and decision
 */
public record StageTiming(long decode, long perturb, long detect, long match) {}
