/**
 * Throughput of the model by settings, where the time of an image goes, and what other settings
 * buy.
 *
 * <p>{@link org.cvready.study.throughput.ThroughputMeter} takes the time in processes of its own;
 * {@link org.cvready.study.throughput.ThroughputStudy} asks it, holds a sample of what the model
 * found meanwhile against the accuracy run, and compares settings in pairs:
 *
 * <pre>{@code
 * ThroughputMeter meter = ThroughputMeter.installed().orElseThrow();
 * Answer answer = new ThroughputStudy(question, meter, accuracy).run(detector, expected, progress);
 * }</pre>
 *
 * <p>What a faster setting does to what the model finds is measured by {@link
 * org.cvready.study.throughput.AccuracyCheck}. May use imaging, model, match, metric, vision and
 * the pass of {@code study}.
 */
@NullMarked
package org.cvready.study.throughput;

import org.jspecify.annotations.NullMarked;
