package org.cvready.study.throughput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.imaging.PictureDecoder;
import org.cvready.imaging.PixelMemory;
import org.cvready.model.BatchWorker;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.vision.Detection;

/** One thread's way from image files to detections, one image or one batch at a time. */
public final class EndToEnd implements AutoCloseable {
  private final List<Path> images;
  private final int batch;
  private final Optional<DetectorWorker> single;
  private final Optional<BatchWorker> several;
  private final PictureDecoder decoder;
  private final PixelMemory memory = new PixelMemory();

  /**
   * Opens a worker of the model.
   *
   * @param images files that are shown
   * @param batch how many of them in a run, at least 1
   */
  public EndToEnd(Detector detector, List<Path> images, int batch) {
    this.images = List.copyOf(images);
    this.batch = batch;
    this.decoder = detector.pictureDecoder();
    this.single = batch == 1 ? Optional.of(detector.newWorker()) : Optional.empty();
    this.several = batch == 1 ? Optional.empty() : Optional.of(detector.newBatchWorker(batch));
  }

  /**
   * Shows the next images.
   *
   * @param first position of the first, at least 0; positions beyond the end begin again
   * @return what was found in each
   */
  public List<List<Detection>> show(long first) {
    if (single.isPresent()) {
      return List.of(single.get().detect(decoder.decode(file(first), memory)));
    }
    BatchWorker worker = several.orElseThrow();
    for (int place = 0; place < batch; place++) {
      worker.put(place, decoder.decode(file(first + place), memory));
    }
    worker.run();
    List<List<Detection>> found = new ArrayList<>(batch);
    for (int place = 0; place < batch; place++) {
      found.add(worker.detections(place));
    }
    return found;
  }

  private Path file(long position) {
    return images.get((int) (position % images.size()));
  }

  @Override
  public void close() {
    single.ifPresent(DetectorWorker::close);
    several.ifPresent(BatchWorker::close);
  }
}
