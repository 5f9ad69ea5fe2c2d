/**
 * Throughput of the model by settings, and where the time goes.
 *
 * <p>May use metric, model.
 */
@NullMarked
package org.cvready.study.throughput;

import org.jspecify.annotations.NullMarked;
