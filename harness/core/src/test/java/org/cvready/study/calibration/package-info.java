/** Tests of {@link org.cvready.study.calibration}. */
@NullMarked
package org.cvready.study.calibration;

import org.jspecify.annotations.NullMarked;
