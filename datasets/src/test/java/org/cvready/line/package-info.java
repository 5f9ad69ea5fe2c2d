/** Tests of the bundled inspection line. */
@NullMarked
package org.cvready.line;

import org.jspecify.annotations.NullMarked;
