package org.cvready.study.threshold;

import org.cvready.metric.Confidence;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;

/**
 * Which figure: by this the figures of a certificate and of a sweep are found in each other.
 *
 * @param metric what is measured
 * @param scope on what
 * @param confidence of the bounds
 */
public record FigureKey(Metric metric, Scope scope, Confidence confidence) {}
