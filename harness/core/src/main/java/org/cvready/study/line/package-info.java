/**
 * The line at its speed: stages, queue, claims, capacity, latency against load.
 *
 * <p>May use latency, metric, study.
 *
 * <pre>{@code
 * LineFindings found = LineReading.of(question, result, Optional.empty());
 * found.findings().forEach(out::println);
 * }</pre>
 */
@NullMarked
package org.cvready.study.line;

import org.jspecify.annotations.NullMarked;
