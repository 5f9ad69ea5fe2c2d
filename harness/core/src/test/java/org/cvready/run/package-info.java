/** Tests of what a run works out, on small made-up sets. */
@NullMarked
package org.cvready.run;

import org.jspecify.annotations.NullMarked;
