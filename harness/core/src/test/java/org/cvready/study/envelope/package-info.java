/** Tests of searches for breaking points against models whose breaking points are known. */
@NullMarked
package org.cvready.study.envelope;

import org.jspecify.annotations.NullMarked;
