/**
 * The operating envelope: the range of each physical magnitude, such as light or speed, in which a
 * limit still holds.
 *
 * <p>May use metric and perturb; knows no plan and no model. {@link
 * org.cvready.study.envelope.EnvelopeStudy} runs all searches side by side on images that {@link
 * org.cvready.study.envelope.Showings} shows; {@link org.cvready.study.envelope.LimitTrial} is the
 * test at one magnitude, whose error {@code harness/docs/envelope.md} tables.
 *
 * <pre>{@code
 * EnvelopeFindings found = EnvelopeStudy.run(question, showings, meters, progress);
 * OptionalDouble darkest = found.limits().get(0).ranges().get(0).sides().get(0).holdsTo();
 * }</pre>
 */
@NullMarked
package org.cvready.study.envelope;

import org.jspecify.annotations.NullMarked;
