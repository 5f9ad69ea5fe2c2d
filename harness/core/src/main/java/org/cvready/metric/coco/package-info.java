/**
 * Average precision and recall by COCO's rules, to the last digit of pycocotools, and a bootstrap
 * for their uncertainty.
 *
 * <p>Uses {@code match} and commons-statistics.
 *
 * <pre>{@code
 * CocoEvaluation evaluation = CocoEvaluation.of(labelledDetections);
 * double map = evaluation.figure(CocoFigure.AP);
 * double apOfFirst = evaluation.figure(CocoFigure.AP, 0);
 * }</pre>
 */
@NullMarked
package org.cvready.metric.coco;

import org.jspecify.annotations.NullMarked;
