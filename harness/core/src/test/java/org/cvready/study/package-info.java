/** Tests of the pass over images. */
@NullMarked
package org.cvready.study;

import org.jspecify.annotations.NullMarked;
