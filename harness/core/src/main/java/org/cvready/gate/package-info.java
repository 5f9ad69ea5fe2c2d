/**
 * From a measurement and a limit to a verdict and its reason.
 *
 * <p>PASS needs evidence: where nothing was measured the verdict is INCONCLUSIVE and says what is
 * missing. May use {@code plan} and {@code metric}.
 */
@NullMarked
package org.cvready.gate;

import org.jspecify.annotations.NullMarked;
