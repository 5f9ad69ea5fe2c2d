/** Tests of the printers, all on one sample certificate. */
@NullMarked
package org.cvready.report;

import org.jspecify.annotations.NullMarked;
