/**
 * Labels that are probably wrong.
 *
 * <p>May use {@code vision}, {@code imaging}, {@code dataset}, {@code perturb}, {@code model},
 * {@code match} and {@code metric}.
 */
@NullMarked
package org.cvready.study.suspect;

import org.jspecify.annotations.NullMarked;
