/** Tests. */
@NullMarked
package org.cvready.study.failsafe;

import org.jspecify.annotations.NullMarked;
