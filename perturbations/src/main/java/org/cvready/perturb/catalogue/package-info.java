/**
 * Every perturbation by name, and conditions from text.
 *
 * <p>The catalogue knows all causes, and every cause knows {@code perturb}; that is why it stands
 * in a package of its own. May use {@code perturb} and all of its other packages.
 *
 * <pre>{@code
 * Condition condition = Conditions.parse("exposure@-1EV+jpeg@3");
 * Perturbed perturbed = condition.apply(image, 20261121L, "0412");
 * }</pre>
 */
@NullMarked
package org.cvready.perturb.catalogue;

import org.jspecify.annotations.NullMarked;
