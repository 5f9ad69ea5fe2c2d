package org.cvready.latency;

/**
 * The queue during a part of the run, as each frame found it once it was handed over.
 *
 * @param fromNanos start of the part, nanoseconds after the first measured arrival
 * @param frames that arrived in it
 * @param meanDepth frames that waited, on average, the new one included
 * @param deepest most frames that waited
 */
public record QueuePart(long fromNanos, long frames, double meanDepth, int deepest) {}
