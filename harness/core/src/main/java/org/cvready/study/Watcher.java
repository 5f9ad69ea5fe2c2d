package org.cvready.study;

import java.util.List;
import org.cvready.imaging.ImageMeasures;
import org.cvready.model.DetectorWorker;
import org.cvready.study.strange.ChangedImages;
import org.cvready.study.strange.StrangeTraits;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/** Gathers what tells how strange an image is; for one thread. */
final class Watcher {
  private final DetectorWorker worker;
  private final boolean changedImages;

  /**
   * A watcher.
   *
   * @param worker sees the changed copies
   * @param changedImages whether to show changed copies: costs {@link ChangedImages#COPIES}
   *     inferences an image
   */
  Watcher(DetectorWorker worker, boolean changedImages) {
    this.worker = worker;
    this.changedImages = changedImages;
  }

  StrangeTraits traits(Image image, List<Detection> detections) {
    return traits(image, detections, ImageMeasures.of(image));
  }

  StrangeTraits traits(Image image, List<Detection> detections, ImageMeasures measures) {
    StrangeTraits traits = StrangeTraits.of(image, detections, measures);
    return changedImages
        ? traits.withDisagreement(new ChangedImages(image).disagreement(detections, worker::detect))
        : traits;
  }
}
