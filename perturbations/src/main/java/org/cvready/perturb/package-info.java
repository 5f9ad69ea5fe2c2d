/**
 * Image to image: what light, glare, optics, sensor, weather, encoding and faults do to a picture.
 *
 * <p>A {@link org.cvready.perturb.Perturbation} holds fixed parameters and is swept over one
 * strength. A {@link org.cvready.perturb.Condition} is a chain of perturbations at fixed strengths,
 * named as plans and reports name it: {@code glare@3}, {@code exposure@-2EV}, {@code
 * exposure@-1EV+jpeg@3}. May use {@code vision}, {@code imaging} and OpenCV.
 */
@NullMarked
package org.cvready.perturb;

import org.jspecify.annotations.NullMarked;
