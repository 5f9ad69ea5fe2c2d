package org.cvready.study.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.match.OperatingPoint;
import org.cvready.study.Observation;
import org.cvready.study.suspect.LabelSuspects.Fault;
import org.cvready.study.suspect.SuspectImage.Doubt;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/** Looks for labels of one image that the model contradicts again and again. */
final class ImageDoubts {
  static final double CONFIDENT = 0.5;
  static final double APART = 0.1;
  static final double SAME_PLACE = 0.5;
  static final double ONE_OBJECT = 0.8;
  static final int LEAST_CONDITIONS = 2;

  private final OperatingPoint point;
  private final double silence;
  private final Observation clean;
  private final List<Observation> others;

  /**
   * Looks at an image.
   *
   * @param silence score below which a detection says nothing, in [0, 1]
   * @param clean the image as it was captured
   * @param others the same under conditions that leave its labels where they are
   */
  ImageDoubts(OperatingPoint point, double silence, Observation clean, List<Observation> others) {
    this.point = point;
    this.silence = silence;
    this.clean = clean;
    this.others = others;
  }

  /** Every doubt; none where too few conditions were shown to agree on anything. */
  List<Doubt> find() {
    List<Doubt> doubts = new ArrayList<>();
    if (others.size() < LEAST_CONDITIONS) {
      return doubts;
    }
    for (Detection seen : clean.detections()) {
      if (isConfident(seen) && clean.truths().stream().allMatch(truth -> apart(seen, truth))) {
        missing(seen, doubts);
      }
    }
    List<GroundTruth> checked = new ArrayList<>();
    for (GroundTruth truth : clean.truths()) {
      if (truth.ignored()) {
        continue;
      }
      boolean second =
          checked.stream()
              .anyMatch(
                  other ->
                      other.classIndex() == truth.classIndex()
                          && other.box().iou(truth.box()) >= ONE_OBJECT);
      if (second) {
        doubts.add(
            new Doubt(
                Fault.DUPLICATE,
                Optional.of(truth),
                Optional.empty(),
                others.size(),
                others.size()));
      } else {
        label(truth).ifPresent(doubts::add);
      }
      checked.add(truth);
    }
    return doubts;
  }

  private boolean isConfident(Detection seen) {
    return counts(seen) && seen.score() >= CONFIDENT;
  }

  private boolean counts(Detection seen) {
    return seen.classIndex() < point.classes() && seen.score() >= point.score(seen.classIndex());
  }

  private static boolean apart(Detection seen, GroundTruth truth) {
    return truth.ignored()
        ? seen.box().shareInside(truth.box()) < APART
        : seen.box().iou(truth.box()) < APART;
  }

  private void missing(Detection seen, List<Doubt> doubts) {
    boolean known =
        doubts.stream()
            .flatMap(doubt -> doubt.seen().stream())
            .anyMatch(other -> samePlace(other, seen));
    int agreeing = agreeing(seen);
    if (!known && agree(agreeing)) {
      doubts.add(
          new Doubt(Fault.MISSING, Optional.empty(), Optional.of(seen), agreeing, others.size()));
    }
  }

  private int agreeing(Detection seen) {
    return (int)
        others.stream()
            .filter(
                other ->
                    other.detections().stream()
                        .anyMatch(
                            again ->
                                again.classIndex() == seen.classIndex()
                                    && counts(again)
                                    && samePlace(again, seen)))
            .count();
  }

  private static boolean samePlace(Detection one, Detection other) {
    return one.box().iou(other.box()) >= SAME_PLACE;
  }

  private boolean agree(int agreeing) {
    return agreeing >= LEAST_CONDITIONS && 3 * agreeing >= 2 * others.size();
  }

  private Optional<Doubt> label(GroundTruth truth) {
    if (isSilent(clean, truth) && others.stream().allMatch(other -> isSilent(other, truth))) {
      return Optional.of(
          new Doubt(
              Fault.NOTHING_THERE,
              Optional.of(truth),
              Optional.empty(),
              others.size(),
              others.size()));
    }
    return otherClass(clean, truth)
        .filter(this::isConfident)
        .map(
            seen ->
                new Doubt(
                    Fault.WRONG_CLASS,
                    Optional.of(truth),
                    Optional.of(seen),
                    agreeingOnClass(truth, seen),
                    others.size()))
        .filter(doubt -> agree(doubt.agreeing()));
  }

  /** Whether nothing of any class is seen where a label says that something is. */
  private boolean isSilent(Observation observation, GroundTruth truth) {
    return observation.detections().stream()
        .noneMatch(seen -> seen.score() >= silence && seen.box().iou(truth.box()) >= APART);
  }

  /** What counts in the place of a label as another class, where nothing counts as its own. */
  private Optional<Detection> otherClass(Observation observation, GroundTruth truth) {
    List<Detection> there =
        observation.detections().stream()
            .filter(this::counts)
            .filter(seen -> seen.box().iou(truth.box()) >= SAME_PLACE)
            .toList();
    return there.stream().anyMatch(seen -> seen.classIndex() == truth.classIndex())
        ? Optional.empty()
        : there.stream().filter(seen -> noLabelOf(observation, seen)).findFirst();
  }

  /** What has a label of its own in the same place confuses nothing. */
  private static boolean noLabelOf(Observation observation, Detection seen) {
    return observation.truths().stream()
        .noneMatch(
            other ->
                other.classIndex() == seen.classIndex()
                    && other.box().iou(seen.box()) >= SAME_PLACE);
  }

  private int agreeingOnClass(GroundTruth truth, Detection seen) {
    return (int)
        others.stream()
            .filter(
                other ->
                    otherClass(other, truth)
                        .filter(again -> again.classIndex() == seen.classIndex())
                        .isPresent())
            .count();
  }
}
