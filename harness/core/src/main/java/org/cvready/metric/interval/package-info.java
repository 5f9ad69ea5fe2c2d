/** Intervals for rates of clustered, rare and serial events. */
@NullMarked
package org.cvready.metric.interval;

import org.jspecify.annotations.NullMarked;
