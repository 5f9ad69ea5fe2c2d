/** Tests. */
@NullMarked
package org.cvready.study.strange;

import org.jspecify.annotations.NullMarked;
