/**
 * Reliability of scores, and maps that mend them.
 *
 * <p>May use metric.
 */
@NullMarked
package org.cvready.study.calibration;

import org.jspecify.annotations.NullMarked;
