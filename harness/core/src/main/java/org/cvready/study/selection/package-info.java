/**
 * Selective prediction: risk against coverage, review load, chains of models.
 *
 * <p>May use metric, model.
 */
@NullMarked
package org.cvready.study.selection;

import org.jspecify.annotations.NullMarked;
