package org.cvready.study.selection;

import java.util.List;
import org.cvready.imaging.ImageCuts;
import org.cvready.model.DetectorWorker;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/** The same model on the mirror image, and the mean of both views: test-time augmentation. */
final class FlipVerifier implements Verifier {
  private final DetectorWorker worker;
  private final double iou;

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
  public List<Detection> look(Image image, List<Detection> first) {
    List<Detection> mirror = worker.detect(ImageCuts.mirrored(image));
    return MergedViews.mean(first, MergedViews.mirrored(mirror, image.width()), iou);
  }

  @Override
  public void close() {
    worker.close();
  }
}
