/**
 * The answer as values: verdict, gates, measurements and what they stand on.
 *
 * <p>Nothing is computed here or later; {@code report} only prints. May use {@code gate} and {@code
 * metric}.
 */
@NullMarked
package org.cvready.certificate;

import org.jspecify.annotations.NullMarked;
