/**
 * Scores anybody's COCO results against COCO ground truth: files in, figures out, no model.
 *
 * <p>What the verb {@code score} runs. Files are streamed into columns, so that memory is a few
 * dozen bytes per detection. Uses {@code match}, {@code metric.coco} and Jackson's streaming
 * parser.
 *
 * <pre>{@code
 * ScoreReport report = Score.run(groundTruth, predictions, new double[] {.1, .25});
 * try (OutputStream out = Files.newOutputStream(file)) {
 *   report.writeTo(out);
 * }
 * }</pre>
 */
@NullMarked
package org.cvready.study.score;

import org.jspecify.annotations.NullMarked;
