package org.cvready.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cvready.study.Observation;
import org.cvready.study.gallery.Focus;
import org.cvready.study.gallery.PictureKind;
import org.cvready.study.gallery.WorstPictures.Chosen;
import org.cvready.study.suspect.SuspectImage;
import org.cvready.study.suspect.SuspectImage.Doubt;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/** Chooses the labels that may be wrong that are worth a picture: the surest of each set. */
final class DoubtPictures {
  /** Most pictures of one set. */
  static final int EACH = 8;

  /** Most pictures in all. */
  static final int ALL = 32;

  private static final double SAME_PLACE = 0.5;

  private DoubtPictures() {}

  /**
   * A label to show.
   *
   * @param doubt what may be wrong
   * @param chosen the picture of it
   */
  record Shown(Doubt doubt, Chosen chosen) {}

  /** The surest of each set: most of the conditions agree, then the highest scores. */
  static List<Shown> of(List<SuspectImage> images) {
    Map<Integer, List<Shown>> bySet = new TreeMap<>();
    for (SuspectImage image : images) {
      List<Shown> ofSet = bySet.computeIfAbsent(image.set(), key -> new ArrayList<>());
      image.doubts().forEach(doubt -> ofSet.add(shown(image.observations().get(0), doubt)));
    }
    return bySet.values().stream().flatMap(DoubtPictures::surest).limit(ALL).toList();
  }

  private static Stream<Shown> surest(List<Shown> ofSet) {
    return ofSet.stream()
        .sorted(
            Comparator.comparingDouble((Shown each) -> -each.chosen().weight())
                .thenComparingDouble(each -> -each.chosen().focus().score())
                .thenComparing(each -> each.chosen().observation().sample().name()))
        .limit(EACH);
  }

  private static Shown shown(Observation clean, Doubt doubt) {
    Optional<Box> box =
        doubt.truth().map(GroundTruth::box).or(() -> doubt.seen().map(Detection::box));
    int classIndex =
        doubt
            .truth()
            .map(GroundTruth::classIndex)
            .or(() -> doubt.seen().map(Detection::classIndex))
            .orElse(-1);
    double score = doubt.seen().map(Detection::score).orElse(0.0);
    Focus focus = new Focus(classIndex, box, score, OptionalDouble.empty());
    double agreement = (double) doubt.agreeing() / Math.max(1, doubt.conditions());
    return new Shown(
        doubt, new Chosen(PictureKind.DOUBTFUL_LABEL, only(clean, doubt), focus, agreement));
  }

  /** The image with what is doubted and the labels that were found, and without the rest. */
  private static Observation only(Observation clean, Doubt doubt) {
    List<Detection> telling =
        clean.detections().stream()
            .filter(each -> doubt.seen().filter(each::equals).isPresent() || finds(clean, each))
            .toList();
    return new Observation(
        clean.set(),
        clean.sampleIndex(),
        clean.sample(),
        clean.condition(),
        clean.truths(),
        telling,
        clean.outcome(),
        clean.measures(),
        clean.timing());
  }

  private static boolean finds(Observation clean, Detection detection) {
    return clean.truths().stream()
        .anyMatch(
            truth ->
                truth.classIndex() == detection.classIndex()
                    && truth.box().iou(detection.box()) >= SAME_PLACE);
  }
}
