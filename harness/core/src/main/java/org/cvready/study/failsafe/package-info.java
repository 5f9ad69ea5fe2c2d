/**
 * Safe or silent: decisions on strange inputs, scores of strangeness, the guard.
 *
 * <p>May use metric, model.
 */
@NullMarked
package org.cvready.study.failsafe;

import org.jspecify.annotations.NullMarked;
