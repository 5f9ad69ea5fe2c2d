/** Tests of shifts between two samples against reference figures and their laws. */
@NullMarked
package org.cvready.metric.shift;

import org.jspecify.annotations.NullMarked;
