/** Tests of corrections for many tests against reference figures and their laws. */
@NullMarked
package org.cvready.metric.many;

import org.jspecify.annotations.NullMarked;
