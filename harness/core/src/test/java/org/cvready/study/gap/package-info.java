/** Tests of what explains a site's gap. */
@NullMarked
package org.cvready.study.gap;

import org.jspecify.annotations.NullMarked;
