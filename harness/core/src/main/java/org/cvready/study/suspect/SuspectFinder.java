package org.cvready.study.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.Scope;
import org.cvready.study.Observation;
import org.cvready.study.suspect.LabelSuspects.Fault;
import org.cvready.study.suspect.SuspectImage.Doubt;
import org.cvready.vision.Detection;

/**
 * Finds labels that may be wrong while the images pass by: the observations of an image come one
 * after the other, and little of them is kept.
 */
public final class SuspectFinder {
  /** Images kept of one set; more would be a set to label again. */
  static final int MOST_IMAGES = 500;

  private final OperatingPoint point;
  private final double silence;
  private final List<Set<String>> conditions;
  private final List<FoundSizes> sizes = new ArrayList<>();
  private final List<List<SuspectImage>> kept = new ArrayList<>();
  private final List<Observation> current = new ArrayList<>();

  /**
   * A finder.
   *
   * @param point the operating point
   * @param conditions ids of the conditions that show an image itself, by set; none for a set whose
   *     labels are not asked about
   */
  public SuspectFinder(OperatingPoint point, List<Set<String>> conditions) {
    this.point = point;
    this.conditions = List.copyOf(conditions);
    double least = 1;
    for (int c = 0; c < point.classes(); c++) {
      least = Math.min(least, point.reviewFrom(c));
    }
    this.silence = least / 2;
    for (int i = 0; i < conditions.size(); i++) {
      sizes.add(new FoundSizes(point));
      kept.add(new ArrayList<>());
    }
  }

  /** Score below which a detection says nothing: half of the least review score. */
  public double silence() {
    return silence;
  }

  /** Takes the next observation. */
  public void accept(Observation observation) {
    if (conditions.get(observation.set()).size() < ImageDoubts.LEAST_CONDITIONS) {
      return;
    }
    if (!current.isEmpty() && isOther(current.get(0), observation)) {
      closeImage();
    }
    current.add(slim(observation));
    if (observation.condition().equals(Scope.CLEAN)) {
      for (ObjectOutcome object : observation.outcome().objects()) {
        sizes.get(observation.set()).add(object);
      }
    }
  }

  private static boolean isOther(Observation one, Observation other) {
    return one.set() != other.set() || one.sampleIndex() != other.sampleIndex();
  }

  /** The same without the many detections that decide nothing. */
  private Observation slim(Observation seen) {
    List<Detection> telling =
        seen.detections().stream().filter(each -> each.score() >= silence).toList();
    return new Observation(
        seen.set(),
        seen.sampleIndex(),
        seen.sample(),
        seen.condition(),
        seen.truths(),
        telling,
        seen.outcome(),
        seen.measures(),
        seen.timing());
  }

  private void closeImage() {
    Observation clean = current.get(0);
    List<SuspectImage> images = kept.get(clean.set());
    if (clean.condition().equals(Scope.CLEAN) && images.size() < MOST_IMAGES) {
      List<Observation> others =
          current.stream()
              .filter(each -> conditions.get(clean.set()).contains(each.condition()))
              .filter(each -> each.truths().equals(clean.truths()))
              .toList();
      List<Doubt> doubts = new ImageDoubts(point, silence, clean, others).find();
      if (!doubts.isEmpty()) {
        images.add(new SuspectImage(clean.set(), List.copyOf(current), doubts));
      }
    }
    current.clear();
  }

  /** Images with a label that may be wrong, set by set; call once all observations have come. */
  public List<SuspectImage> suspects() {
    if (!current.isEmpty()) {
      closeImage();
    }
    List<SuspectImage> images = new ArrayList<>();
    for (int set = 0; set < kept.size(); set++) {
      FoundSizes usual = sizes.get(set);
      usual.close();
      for (SuspectImage image : kept.get(set)) {
        List<Doubt> doubts =
            image.doubts().stream().filter(doubt -> isStrange(usual, doubt)).toList();
        if (!doubts.isEmpty()) {
          images.add(new SuspectImage(set, image.observations(), doubts));
        }
      }
    }
    return images;
  }

  private static boolean isStrange(FoundSizes usual, Doubt doubt) {
    return doubt.fault() != Fault.NOTHING_THERE
        || doubt
            .truth()
            .filter(truth -> usual.wouldBeFound(truth.classIndex(), truth.area()))
            .isPresent();
  }
}
