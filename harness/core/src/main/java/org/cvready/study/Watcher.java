package org.cvready.study;

import java.util.List;
import java.util.Optional;
import org.cvready.imaging.Capture;
import org.cvready.imaging.ImageMeasures;
import org.cvready.model.DetectorWorker;
import org.cvready.study.strange.ChangedImages;
import org.cvready.study.strange.StrangeTraits;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/**
 * Gathers what tells how strange an image is; for one thread. The image is always the one that the
 * worker has detected on last.
 */
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

  StrangeTraits traits(Capture picture, List<Detection> detections) {
    return traits(picture, detections, ImageMeasures.of(picture.pixels()));
  }

  StrangeTraits traits(Capture picture, List<Detection> found, ImageMeasures measures) {
    Image image = picture.pixels();
    List<Detection> detections = onPixels(picture, found);
    StrangeTraits traits = StrangeTraits.of(image, detections, measures);
    // Before a changed copy takes its place.
    Optional<float[]> embedding = worker.embedding();
    if (embedding.isPresent()) {
      traits = traits.withEmbedding(embedding.get());
    }
    if (!worker.hasLogits()) {
      traits = traits.withoutLogits();
    }
    return changedImages
        ? traits.withDisagreement(new ChangedImages(image).disagreement(detections, worker::detect))
        : traits;
  }

  /** Boxes in the frame of the pixels that were decoded. */
  private static List<Detection> onPixels(Capture picture, List<Detection> detections) {
    if (picture.isWhole()) {
      return detections;
    }
    double across = (double) picture.pixels().width() / picture.width();
    double down = (double) picture.pixels().height() / picture.height();
    return detections.stream()
        .map(
            found ->
                new Detection(
                    new Box(
                        found.box().x() * across,
                        found.box().y() * down,
                        found.box().width() * across,
                        found.box().height() * down),
                    found.classIndex(),
                    found.score()))
        .toList();
  }
}
