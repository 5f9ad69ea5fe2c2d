/** Tests of tests that stop early against reference figures and their promise. */
@NullMarked
package org.cvready.metric.sequential;

import org.jspecify.annotations.NullMarked;
