/** Tests of the bounds against reference figures and the laws that they must keep. */
@NullMarked
package org.cvready.metric.interval;

import org.jspecify.annotations.NullMarked;
