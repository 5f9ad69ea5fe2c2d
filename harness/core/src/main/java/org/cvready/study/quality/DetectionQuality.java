package org.cvready.study.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.UnitScores;
import org.cvready.study.quality.PrCurve.OperatingPair;

/**
 * How well a model detects on the clean images of one labelled set.
 *
 * @param findings in words, the most important first
 * @param dataset name of the set
 * @param matchIou least overlap of a match, in (0, 1]
 * @param imageLevel accuracy, precision, recall, specificity, F1 and AUROC of images: overall, then
 *     class by class
 * @param precisionRecall object level, a class with objects each
 * @param roc image level: overall, then class by class; only where there are images on both sides
 * @param confusion what objects were detected as, at the operating point
 * @param errors kinds of error over all scores; empty where the match IoU is too low for them
 */
public record DetectionQuality(
    List<String> findings,
    String dataset,
    double matchIou,
    List<Measurement> imageLevel,
    List<PrCurve> precisionRecall,
    List<RocCurve> roc,
    Confusion confusion,
    Optional<ErrorTypes> errors) {
  /** The six figures of images as classifications, in the order in which they are listed. */
  public static final List<Metric> IMAGE_LEVEL =
      List.of(
          Metric.IMAGE_ACCURACY,
          Metric.IMAGE_PRECISION,
          Metric.IMAGE_RECALL,
          Metric.IMAGE_SPECIFICITY,
          Metric.IMAGE_F1,
          Metric.IMAGE_AUROC);

  private static final double LEAST_IOU_OF_ERRORS = 0.1;

  /** Copies the lists. */
  public DetectionQuality {
    findings = List.copyOf(findings);
    imageLevel = List.copyOf(imageLevel);
    precisionRecall = List.copyOf(precisionRecall);
    roc = List.copyOf(roc);
  }

  /** The figures of {@link #imageLevel} as rows, in the order of {@link #IMAGE_LEVEL}. */
  public List<List<Measurement>> imageLevelRows() {
    List<List<Measurement>> rows = new ArrayList<>();
    for (int i = 0; i < imageLevel.size(); i += IMAGE_LEVEL.size()) {
      rows.add(imageLevel.subList(i, i + IMAGE_LEVEL.size()));
    }
    return rows;
  }

  /**
   * What is looked at.
   *
   * @param dataset name of the set
   * @param data truths and all detections of its clean images
   * @param point the operating point by the positions of the data's categories; a category that the
   *     model lacks has no detections, whatever its score
   * @param classIndexes the class index, in the images, of each category
   * @param images the same images at the operating point
   */
  public record Question(
      String dataset,
      LabelledDetections data,
      OperatingPoint point,
      List<Integer> classIndexes,
      List<ImageOutcome> images) {
    /** Copies the lists. */
    public Question {
      classIndexes = List.copyOf(classIndexes);
      images = List.copyOf(images);
    }
  }

  /**
   * Looks at one set.
   *
   * @param question what is looked at
   * @param imageLevel the figures of {@link #IMAGE_LEVEL}, overall and by class
   */
  public static DetectionQuality of(Question question, List<Measurement> imageLevel) {
    LabelledDetections data = question.data();
    List<String> names = new ArrayList<>();
    for (int c = 0; c < data.categories(); c++) {
      names.add(data.category(c).name());
    }
    MatchedSet matched = MatchedSet.of(data, question.point());
    List<PrCurve> curves = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      if (matched.objects(c) > 0) {
        curves.add(
            PrCurve.of(
                names.get(c),
                matched.objects(c),
                matched.detections(c),
                question.point().score(c)));
      }
    }
    Confusion confusion = matched.confusion(names);
    double matchIou = question.point().matchIou();
    Optional<ErrorTypes> errors =
        matchIou > LEAST_IOU_OF_ERRORS
            ? Optional.of(ErrorTypes.of(data, matchIou))
            : Optional.empty();
    List<RocCurve> roc = roc(question, names, imageLevel);
    return new DetectionQuality(
        QualityFindings.sentences(question.dataset(), imageLevel, confusion, errors),
        question.dataset(),
        matchIou,
        imageLevel,
        curves,
        roc,
        confusion,
        errors);
  }

  private static List<RocCurve> roc(
      Question question, List<String> names, List<Measurement> imageLevel) {
    List<RocCurve> curves = new ArrayList<>();
    UnitScores overall = UnitScores.of(question.images(), OptionalInt.empty());
    RocCurve.of(Optional.empty(), overall, operating(imageLevel, Optional.empty()))
        .ifPresent(curves::add);
    for (int c = 0; c < names.size(); c++) {
      Optional<String> name = Optional.of(names.get(c));
      UnitScores own =
          UnitScores.of(question.images(), OptionalInt.of(question.classIndexes().get(c)));
      RocCurve.of(name, own, operating(imageLevel, name)).ifPresent(curves::add);
    }
    return curves;
  }

  private static Optional<OperatingPair> operating(
      List<Measurement> imageLevel, Optional<String> className) {
    Optional<Double> recall = value(imageLevel, Metric.IMAGE_RECALL, className);
    Optional<Double> specificity = value(imageLevel, Metric.IMAGE_SPECIFICITY, className);
    return recall.flatMap(y -> specificity.map(s -> new OperatingPair(1 - s, y)));
  }

  private static Optional<Double> value(
      List<Measurement> figures, Metric metric, Optional<String> className) {
    return figures.stream()
        .filter(f -> f.metric() == metric && f.scope().className().equals(className))
        .filter(f -> f.value().isPresent())
        .map(f -> f.value().getAsDouble())
        .findFirst();
  }
}
