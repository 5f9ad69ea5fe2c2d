/** Tests of paired comparisons against reference figures and their laws. */
@NullMarked
package org.cvready.metric.paired;

import org.jspecify.annotations.NullMarked;
