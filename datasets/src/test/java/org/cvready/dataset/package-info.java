/** Tests of reading data sets. */
@NullMarked
package org.cvready.dataset;

import org.jspecify.annotations.NullMarked;
