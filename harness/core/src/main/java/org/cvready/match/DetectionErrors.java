package org.cvready.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kind of error of every detection that is wrong and of every object that is not found.
 *
 * <p>The rules are those of TIDE 1.0.1: the hundred best detections of an image over all classes
 * are looked at; on equal IoU the first ground truth wins; a wrong detection more than {@code
 * matchIou} inside a crowd of its class is ignored but still has a kind.
 */
public final class DetectionErrors {
  /** How many detections of an image are looked at. */
  public static final int LIMIT = 100;

  /** Below this IoU a detection is on background. */
  public static final double BACKGROUND_IOU = 0.1;

  private static final Optional<ErrorType> LOOSE = Optional.of(ErrorType.LOCALISATION);
  private static final Optional<ErrorType> MISNAMED = Optional.of(ErrorType.CLASSIFICATION);

  private final LabelledDetections data;
  private final Finding[] findings;
  private final boolean[] found;
  private final boolean[] targeted;
  private final List<Finding> inOrder = new ArrayList<>();
  private final Map<ErrorType, Long> counts = new EnumMap<>(ErrorType.class);

  /**
   * What became of one detection.
   *
   * @param detection its position
   * @param error what is wrong with it; empty where it found an object
   * @param ignored true where it lies in a crowd and does not count
   * @param corrected the object it would have found but for this error, or {@link Candidates#NONE};
   *     of several detections only the best has it
   */
  public record Finding(int detection, Optional<ErrorType> error, boolean ignored, int corrected) {}

  private DetectionErrors(LabelledDetections data) {
    this.data = data;
    this.findings = new Finding[data.detections().size()];
    this.found = new boolean[data.groundTruth().size()];
    this.targeted = new boolean[data.groundTruth().size()];
  }

  /** Finds the errors of {@code data} where a match needs {@code matchIou}, in (0.1, 1]. */
  public static DetectionErrors of(LabelledDetections data, double matchIou) {
    if (!(matchIou > BACKGROUND_IOU && matchIou <= 1)) {
      throw new IllegalArgumentException("match IoU must be in (0.1, 1], got " + matchIou);
    }
    DetectionErrors errors = new DetectionErrors(data);
    List<List<Integer>> truths = byImage(data.images());
    for (int g = 0; g < data.groundTruth().size(); g++) {
      truths.get(data.groundTruth().image(g)).add(g);
    }
    List<List<Integer>> detections = byImage(data.images());
    for (int d = 0; d < data.detections().size(); d++) {
      detections.get(data.detections().image(d)).add(d);
    }
    for (int image = 0; image < data.images(); image++) {
      int[] best = detections.get(image).stream().mapToInt(Integer::intValue).toArray();
      data.detections().sortByScore(best, 0, best.length);
      errors.addImage(
          new ImageOverlaps(
              data, truths.get(image), Arrays.copyOf(best, Math.min(LIMIT, best.length))),
          matchIou);
    }
    errors.count();
    return errors;
  }

  private static List<List<Integer>> byImage(int images) {
    List<List<Integer>> lists = new ArrayList<>(images);
    for (int image = 0; image < images; image++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private void addImage(ImageOverlaps image, double matchIou) {
    image.match(matchIou, found);
    for (int d = 0; d < image.size(); d++) {
      Finding finding = finding(image, d, matchIou);
      findings[finding.detection] = finding;
      inOrder.add(finding);
    }
  }

  private Finding finding(ImageOverlaps image, int d, double matchIou) {
    int detection = image.detection(d);
    if (image.isMatched(d)) {
      return new Finding(detection, Optional.empty(), false, Candidates.NONE);
    }
    boolean ignored = image.inCrowd(d, matchIou);
    int own = image.best(d, ImageOverlaps.Among.OWN_CLASS, found);
    if (own >= 0 && image.iou(d, own) >= BACKGROUND_IOU && image.iou(d, own) <= matchIou) {
      return near(image.truth(own), new Finding(detection, LOOSE, ignored, Candidates.NONE));
    }
    int other = image.best(d, ImageOverlaps.Among.OTHER_CLASSES, found);
    if (other >= 0 && image.iou(d, other) >= matchIou) {
      return near(image.truth(other), new Finding(detection, MISNAMED, ignored, Candidates.NONE));
    }
    int used = image.best(d, ImageOverlaps.Among.OWN_CLASS_FOUND, found);
    if (used >= 0 && image.iou(d, used) >= matchIou) {
      return new Finding(detection, Optional.of(ErrorType.DUPLICATE), ignored, Candidates.NONE);
    }
    int any = image.best(d, ImageOverlaps.Among.ALL, found);
    boolean alone = any < 0 || image.iou(d, any) <= BACKGROUND_IOU;
    return new Finding(
        detection,
        Optional.of(alone ? ErrorType.BACKGROUND : ErrorType.BOTH),
        ignored,
        Candidates.NONE);
  }

  /** The finding, which would find {@code truth} if no better one does or would. */
  private Finding near(int truth, Finding finding) {
    if (found[truth] || targeted[truth]) {
      return finding;
    }
    targeted[truth] = true;
    return new Finding(finding.detection, finding.error, finding.ignored, truth);
  }

  private void count() {
    for (ErrorType type : ErrorType.values()) {
      counts.put(
          type, inOrder.stream().filter(f -> f.error.filter(e -> e == type).isPresent()).count());
    }
    long missed = 0;
    for (int g = 0; g < found.length; g++) {
      missed += isMissed(g) ? 1 : 0;
    }
    counts.put(ErrorType.MISSED, missed);
  }

  /** What was looked at. */
  public LabelledDetections data() {
    return data;
  }

  /** How many errors of a type there are, those in crowds included. */
  public long count(ErrorType type) {
    return counts.getOrDefault(type, 0L);
  }

  /** How many detections found an object. */
  public long truePositives() {
    return inOrder.stream().filter(f -> f.error.isEmpty()).count();
  }

  /** What became of a detection; empty where its image has a hundred better ones. */
  public Optional<Finding> of(int detection) {
    return Optional.ofNullable(findings[detection]);
  }

  /** All findings: images in file order, best score first inside. */
  public List<Finding> findings() {
    return List.copyOf(inOrder);
  }

  /** True where a detection found object {@code g}. */
  public boolean isFound(int g) {
    return found[g];
  }

  /** True where object {@code g} counts, is not found, and no other error explains it. */
  public boolean isMissed(int g) {
    return !found[g] && !targeted[g] && !data.groundTruth().crowd(g);
  }
}
