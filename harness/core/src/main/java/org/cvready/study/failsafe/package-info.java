/**
 * Whether strange inputs fail safely: silent failures by kind of input and by condition, what
 * scores of strangeness and a guard made of them would do, and what a model calls what it does not
 * know.
 *
 * <p>Uses {@code study.strange}, {@code metric} and the JDK; knows no plan.
 *
 * <pre>{@code
 * FailSafeFindings found = FailSafeStudy.of(question);
 * found.kinds().forEach(kind -> print(kind.set(), kind.silent()));
 * }</pre>
 */
@NullMarked
package org.cvready.study.failsafe;

import org.jspecify.annotations.NullMarked;
