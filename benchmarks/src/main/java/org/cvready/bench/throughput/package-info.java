/**
 * The model under JMH: fresh virtual machines, warm-up, throughput and sampled times.
 *
 * <p>The core finds {@link org.cvready.bench.throughput.JmhMeter} through {@link
 * java.util.ServiceLoader} and knows nothing of JMH. A fork reads its {@link
 * org.cvready.bench.throughput.ForkJob} from a file and leaves {@link
 * org.cvready.bench.throughput.ForkOutputs} beside it, so that speed and accuracy are of the same
 * run. JMH (GPL 2 with the Classpath Exception) is used as it is published, through its public
 * interface and the code that its annotation processor generates; none of it is changed or copied.
 *
 * <p>May use {@code study.throughput}, {@code model} and JMH.
 *
 * <pre>{@code
 * Metered metered = new JmhMeter().measure(task, progress);
 * }</pre>
 */
@NullMarked
package org.cvready.bench.throughput;

import org.jspecify.annotations.NullMarked;
