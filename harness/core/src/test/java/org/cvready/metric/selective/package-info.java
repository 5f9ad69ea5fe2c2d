/** Tests of risk over coverage against reference figures and its laws. */
@NullMarked
package org.cvready.metric.selective;

import org.jspecify.annotations.NullMarked;
