/** Tests of yes-or-no figures against reference figures and their laws. */
@NullMarked
package org.cvready.metric.classify;

import org.jspecify.annotations.NullMarked;
