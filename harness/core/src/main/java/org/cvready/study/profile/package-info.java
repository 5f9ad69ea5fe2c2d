/**
 * The reference profile for a monitor: scores, counts and image statistics.
 *
 * <p>May use metric.
 */
@NullMarked
package org.cvready.study.profile;

import org.jspecify.annotations.NullMarked;
