package org.cvready.trainer;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.metric.coco.CocoEvaluation;
import org.cvready.metric.coco.CocoFigure;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.model.ModelOptions;

/** What the program itself says about an ONNX file on a labelled set. */
final class Judgement {
  /** Overlap above which suppression drops the lower score: better on validation than 0.7. */
  private static final double NMS_IOU = 0.5;

  private final CocoEvaluation evaluation;

  private Judgement(CocoEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** Runs the model on every picture, with the program's own detector. */
  static Judgement of(Path model, Dataset data) {
    GroundTruthColumns truths = new GroundTruthColumns();
    DetectionColumns detections = new DetectionColumns();
    List<Sample> samples = data.samples();
    try (Detector detector = Detector.open(ModelOptions.of(model).withNmsIou(NMS_IOU));
        DetectorWorker worker = detector.newWorker()) {
      for (int i = 0; i < samples.size(); i++) {
        int image = i;
        samples.get(i).groundTruths().forEach(truth -> truths.add(image, truth));
        worker.detect(samples.get(i).image()).forEach(found -> detections.add(image, found));
      }
    }
    return new Judgement(
        CocoEvaluation.of(
            LabelledDetections.numbered(data.classes(), samples.size(), truths, detections)));
  }

  /** Mean average precision at IoU .5, in [0, 1]. */
  double map50() {
    return evaluation.figure(CocoFigure.AP50);
  }

  /** Overall figures and those of each class, on one line. */
  String line() {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT, "mAP50 %.4f, mAP %.4f;", map50(), evaluation.figure(CocoFigure.AP)));
    for (int c = 0; c < evaluation.data().categories(); c++) {
      line.append(
          String.format(
              Locale.ROOT,
              " %s %.4f of %d",
              evaluation.data().category(c).name(),
              evaluation.figure(CocoFigure.AP50, c),
              evaluation.truths(c)));
    }
    return line.toString();
  }
}
