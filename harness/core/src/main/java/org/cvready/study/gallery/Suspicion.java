package org.cvready.study.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cvready.match.ImageMatches;
import org.cvready.match.OperatingPoint;
import org.cvready.match.OperatingPointMatcher;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;
import org.cvready.study.Observation;
import org.cvready.study.gallery.WorstPictures.Chosen;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/**
 * What went wrong on one image, and how badly.
 *
 * <p>A miss weighs the share of the image that the object covers, times how far the score of what
 * points to it lies below the operating score, as a share of that: large objects of which the model
 * sees nothing are the worst. A false alarm weighs its score. A silent failure weighs the model's
 * certainty: the highest score where the image was rejected or reviewed, one minus it where it was
 * accepted.
 */
final class Suspicion {
  private static final int MOST_DETECTIONS = 40;

  private final OperatingPoint point;
  private final OperatingPointMatcher matcher;

  Suspicion(OperatingPoint point) {
    this.point = point;
    this.matcher = new OperatingPointMatcher(point);
  }

  /** At most one of each kind. */
  List<Chosen> of(Observation observation, Set<Decision> safe) {
    List<Chosen> found = new ArrayList<>(2);
    ImageOutcome outcome = observation.outcome();
    if (!safe.isEmpty() && !safe.contains(outcome.decision())) {
      found.add(silent(observation));
    }
    boolean missed = false;
    boolean alarmed = false;
    for (ClassOutcome ofClass : outcome.classes()) {
      missed |= ofClass.misses() > 0;
      alarmed |= ofClass.falsePositives() > 0;
    }
    if (missed) {
      worstMiss(observation).ifPresent(found::add);
    }
    if (alarmed && safe.isEmpty()) {
      worstAlarm(observation).ifPresent(found::add);
    }
    return found;
  }

  private static Chosen silent(Observation observation) {
    Optional<Detection> top = observation.detections().stream().findFirst();
    double score = top.map(Detection::score).orElse(0.0);
    Focus focus =
        new Focus(
            top.map(Detection::classIndex).orElse(-1),
            Optional.empty(),
            score,
            OptionalDouble.empty());
    boolean accepted = observation.outcome().decision() == Decision.ACCEPT;
    return new Chosen(PictureKind.SILENT_FAILURE, observation, focus, accepted ? 1 - score : score);
  }

  private Optional<Chosen> worstMiss(Observation observation) {
    List<ObjectOutcome> objects = observation.outcome().objects();
    double pixels = (double) observation.sample().width() * observation.sample().height();
    double worst = -1;
    int which = -1;
    for (int i = 0; i < objects.size(); i++) {
      ObjectOutcome object = objects.get(i);
      // A class that the model lacks has no operating score: it is missed at any.
      double least = object.classIndex() < point.classes() ? point.score(object.classIndex()) : 1;
      if (object.score() < least || (least == 0 && object.score() == 0)) {
        double below = least == 0 ? 1 : 1 - object.score() / least;
        double weight = object.area() / pixels * below;
        if (weight > worst) {
          worst = weight;
          which = i;
        }
      }
    }
    return which < 0 ? Optional.empty() : Optional.of(miss(observation, which, worst));
  }

  /** The n-th labelled object that must be found, as the outcome numbers them. */
  private static GroundTruth truth(Observation observation, int number) {
    int passed = 0;
    for (GroundTruth truth : observation.truths()) {
      if (!truth.ignored() && passed++ == number) {
        return truth;
      }
    }
    throw new IllegalArgumentException(
        "object %d of %s must be labelled".formatted(number, observation.sample().name()));
  }

  private Chosen miss(Observation observation, int number, double weight) {
    GroundTruth truth = truth(observation, number);
    OptionalDouble iou =
        observation.detections().stream()
            .filter(found -> found.classIndex() < point.classes())
            .filter(found -> found.score() >= point.score(found.classIndex()))
            .mapToDouble(found -> found.box().iou(truth.box()))
            .max();
    Focus focus =
        new Focus(
            truth.classIndex(),
            Optional.of(truth.box()),
            observation.outcome().objects().get(number).score(),
            iou);
    return new Chosen(PictureKind.MISS, observation, focus, weight);
  }

  private Optional<Chosen> worstAlarm(Observation observation) {
    ImageMatches matches = matcher.match(observation.truths(), observation.detections());
    Optional<Detection> worst = Optional.empty();
    for (int d = 0; d < matches.detections().size(); d++) {
      Detection found = matches.detections().get(d);
      if (matches.isFalsePositive(d) && (worst.isEmpty() || found.score() > worst.get().score())) {
        worst = Optional.of(found);
      }
    }
    return worst.map(found -> alarm(observation, found));
  }

  private static Chosen alarm(Observation observation, Detection found) {
    OptionalDouble iou =
        observation.truths().stream()
            .filter(truth -> truth.classIndex() == found.classIndex() && !truth.ignored())
            .mapToDouble(truth -> truth.box().iou(found.box()))
            .max();
    Focus focus = new Focus(found.classIndex(), Optional.of(found.box()), found.score(), iou);
    return new Chosen(PictureKind.FALSE_ALARM, observation, focus, found.score());
  }

  /**
   * The same without the many detections that neither count nor ask for review. Of a silent failure
   * that has no others the best one stays: it is what the model came closest to saying.
   */
  Chosen slim(Chosen found) {
    Observation seen = found.observation();
    List<Detection> shown =
        seen.detections().stream()
            .filter(each -> each.score() >= point.reviewFrom(each.classIndex()))
            .limit(MOST_DETECTIONS)
            .toList();
    if (shown.isEmpty() && found.kind() == PictureKind.SILENT_FAILURE) {
      shown = seen.detections().stream().limit(1).toList();
    }
    return new Chosen(
        found.kind(),
        new Observation(
            seen.set(),
            seen.sampleIndex(),
            seen.sample(),
            seen.condition(),
            seen.truths(),
            shown,
            seen.outcome(),
            seen.measures(),
            seen.timing()),
        found.focus(),
        found.weight());
  }
}
