/** Tests of telling foreign images apart against reference figures and its laws. */
@NullMarked
package org.cvready.metric.ood;

import org.jspecify.annotations.NullMarked;
