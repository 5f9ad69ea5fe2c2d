/** Tests of calibration against reference figures and its laws. */
@NullMarked
package org.cvready.metric.calibration;

import org.jspecify.annotations.NullMarked;
