/** Tests of the search for slices on which a model does worst. */
@NullMarked
package org.cvready.study.slice;

import org.jspecify.annotations.NullMarked;
