package org.cvready.study.selection;

import java.util.List;
import org.cvready.imaging.Capture;
import org.cvready.imaging.ImageCuts;
import org.cvready.model.DetectorWorker;
import org.cvready.vision.Detection;

/** The same model on the mirror image, and the mean of both views: test-time augmentation. */
final class FlipVerifier implements Verifier {
  private final DetectorWorker worker;
  private final double iou;
  private long inferences;

  /**
   * Looks through a worker.
   *
   * @param worker closed with the verifier
   * @param iou least overlap of two views of one object, in (0, 1]
   */
  FlipVerifier(DetectorWorker worker, double iou) {
    this.worker = worker;
    this.iou = iou;
  }

  @Override
  public List<Detection> look(Capture picture, List<Detection> first) {
    Capture mirrored =
        new Capture(ImageCuts.mirrored(picture.pixels()), picture.width(), picture.height());
    inferences++;
    List<Detection> mirror = worker.detect(mirrored);
    return MergedViews.mean(first, MergedViews.mirrored(mirror, picture.width()), iou);
  }

  @Override
  public boolean needsFirst() {
    return true;
  }

  @Override
  public long inferences() {
    return inferences;
  }

  @Override
  public void close() {
    worker.close();
  }
}
