/**
 * The line at its speed: stages, capacity, latency against load.
 *
 * <p>May use latency, metric, model.
 */
@NullMarked
package org.cvready.study.line;

import org.jspecify.annotations.NullMarked;
