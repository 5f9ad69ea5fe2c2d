/** Tests of the line-speed load, on a clock that the tests move. */
@NullMarked
package org.cvready.latency;

import org.jspecify.annotations.NullMarked;
