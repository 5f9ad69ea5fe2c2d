/** Tests of {@link org.cvready.model.recalibration}. */
@NullMarked
package org.cvready.model.recalibration;

import org.jspecify.annotations.NullMarked;
