/**
 * The ground that a monitor stands on: how scores, counts, decisions and images were spread when a
 * model was certified, compact enough to be carried with the certificate.
 *
 * <p>Uses {@code metric.shift} to compare and {@code imaging} for the names of image measures;
 * knows no plan and no files.
 *
 * <pre>{@code
 * Distribution then = profile.set("line3").get().whole().distributions().get(0);
 * double moved = then.stabilityIndex(topScoresToday).orElseThrow();
 * double p = then.test(topScoresToday).orElseThrow().pValue();
 * }</pre>
 */
@NullMarked
package org.cvready.study.profile;

import org.jspecify.annotations.NullMarked;
