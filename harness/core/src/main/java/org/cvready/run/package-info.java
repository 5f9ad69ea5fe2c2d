/**
 * One certification, wired: plan, model and data are opened, the pass is run and journalled, gates
 * are judged, and the certificate is written.
 *
 * <p>May use everything in core.
 *
 * <pre>{@code
 * Certificate certificate = Certification.run(planFile, options, progress);
 * }</pre>
 */
@NullMarked
package org.cvready.run;

import org.jspecify.annotations.NullMarked;
