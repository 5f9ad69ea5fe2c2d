/** Tests of verdicts, on made-up measurements. */
@NullMarked
package org.cvready.gate;

import org.jspecify.annotations.NullMarked;
