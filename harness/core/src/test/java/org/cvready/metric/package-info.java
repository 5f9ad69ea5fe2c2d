/** Tests of decisions, rates and gaps, on made-up outcomes. */
@NullMarked
package org.cvready.metric;

import org.jspecify.annotations.NullMarked;
