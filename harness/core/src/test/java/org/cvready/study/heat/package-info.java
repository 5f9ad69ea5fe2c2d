/** Tests. */
@NullMarked
package org.cvready.study.heat;

import org.jspecify.annotations.NullMarked;
