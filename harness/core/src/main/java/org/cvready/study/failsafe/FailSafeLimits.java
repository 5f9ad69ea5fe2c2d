package org.cvready.study.failsafe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cvready.study.strange.ChangedImages;
import org.cvready.study.strange.StrangeScore;

/** What the figures about strange inputs do not say. */
final class FailSafeLimits {
  private FailSafeLimits() {}

  /**
   * In words.
   *
   * @param scores what was judged
   */
  static List<String> of(List<ScoreSeparation> scores) {
    List<String> limits = new ArrayList<>();
    absentScores(scores).ifPresent(limits::add);
    limits.add(
        "Bounds are one-sided 95 % bounds; of independent images those of Clopper and Pearson. Rates"
            + " of a strange set are those of its images, not of what will come.");
    limits.add(
        "A defective unit counts as right when it is rejected, also for a defect that it does not"
            + " have.");
    limits.add(
        "AUROC, AUPR and FPR95 take the strange images as positive and higher scores as stranger."
            + " FPR95 is the share of usual images at or above the highest threshold that finds at"
            + " least 95 % of the strange ones. AUPR is average precision, without interpolation.");
    limits.add(
        "A score below AUROC 0.5 finds the strange images more usual than the usual ones: a detector"
            + " that sees no defect is as sure of an empty belt as of a good part.");
    limits.add(
        "Where the strange images were taken under other light than the usual ones, the image scores"
            + " find the light: the same score against the images of the site tells which.");
    limits.add(
        "A hidden class is taken from the detections that were kept: the network has still learned"
            + " it, and suppression of overlapping boxes works within a class, so no box of another"
            + " class was lost to it. The score named for it is the best of several on these very"
            + " images, and so a little flattered.");
    return limits;
  }

  /** Scores that no table has, and why. */
  private static Optional<String> absentScores(List<ScoreSeparation> scores) {
    List<String> absent =
        Arrays.stream(StrangeScore.values())
            .filter(score -> scores.stream().noneMatch(each -> each.score().equals(score.key())))
            .map(score -> "%s (%s)".formatted(score.key(), whyAbsent(score)))
            .toList();
    return scores.isEmpty() || absent.isEmpty()
        ? Optional.empty()
        : Optional.of("Not worked out: %s.".formatted(String.join(", ", absent)));
  }

  private static String whyAbsent(StrangeScore score) {
    return switch (score.source()) {
      case DETECTIONS ->
          "it needs logits, and this model's scores are not the logistic function of one logit a"
              + " class";
      case CHANGED_IMAGES ->
          "it costs %d more inferences an image, so it is there only where a guard asks for it"
              .formatted(ChangedImages.COPIES);
      case INNER_OUTPUT -> "no guard names an inner output of the network";
      case IMAGE -> "no image was measured";
    };
  }
}
