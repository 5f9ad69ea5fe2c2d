/**
 * The operating envelope: largest magnitudes at which a limit still holds.
 *
 * <p>May use metric, model, perturb.
 */
@NullMarked
package org.cvready.study.envelope;

import org.jspecify.annotations.NullMarked;
