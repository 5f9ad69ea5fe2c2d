/** Tests of {@link org.cvready.study.selection}. */
@NullMarked
package org.cvready.study.selection;

import org.jspecify.annotations.NullMarked;
