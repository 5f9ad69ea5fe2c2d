package org.cvready.study.failsafe;

import java.util.OptionalDouble;
import org.cvready.metric.interval.Interval;

/**
 * How well one score tells strange images from usual ones, with a threshold from images that are
 * neither.
 *
 * @param score its name
 * @param strange name of the strange set
 * @param usual name of the set of usual images: of the reference set the half that nothing was
 *     fitted on
 * @param auroc how often a strange image scores higher than a usual one
 * @param aurocBounds one-sided 95 % bounds
 * @param auprStrange average precision of finding the strange images by high scores
 * @param auprUsual average precision of finding the usual images by low scores
 * @param fpr95 share of usual images raised at the highest threshold that finds 95 % of the strange
 * @param found strange images above the threshold that keeps the wanted share of usual ones
 * @param raised usual images above that threshold
 */
public record ScoreSeparation(
    String score,
    String strange,
    String usual,
    OptionalDouble auroc,
    Interval aurocBounds,
    OptionalDouble auprStrange,
    OptionalDouble auprUsual,
    OptionalDouble fpr95,
    Share found,
    Share raised) {}
