package org.cvready.study.throughput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cvready.imaging.PixelMemory;
import org.cvready.model.BatchWorker;
import org.cvready.model.BatchWorker.Prepared;
import org.cvready.model.Detector;

/** One thread's runs of a model on tensors that were prepared before. */
public final class InferenceOnly implements AutoCloseable {
  private final List<Prepared> tensors;
  private final BatchWorker worker;
  private long last;

  /**
   * Opens a worker of the model.
   *
   * @param tensors that are shown, shared between threads
   * @param batch how many of them in a run, at least 1
   */
  public InferenceOnly(Detector detector, List<Prepared> tensors, int batch) {
    this.tensors = List.copyOf(tensors);
    this.worker = detector.newBatchWorker(batch);
  }

  /** Tensors of images, each in memory of its own. */
  public static List<Prepared> prepare(Detector detector, List<Path> images) {
    List<Prepared> tensors = new ArrayList<>(images.size());
    PixelMemory memory = new PixelMemory();
    try (BatchWorker worker = detector.newBatchWorker(1)) {
      for (Path image : images) {
        tensors.add(worker.prepare(detector.pictureDecoder().decode(image, memory)));
      }
    }
    return tensors;
  }

  /**
   * Copies the next tensors into the model's input and runs it.
   *
   * @param first position of the first, at least 0; positions beyond the end begin again
   */
  public void run(long first) {
    for (int place = 0; place < worker.batch(); place++) {
      worker.put(place, tensors.get((int) ((first + place) % tensors.size())));
    }
    worker.run();
    last = first;
  }

  /** What the last run found, by position of the image. */
  public List<ThroughputMeter.TimedOutput> lastOutputs() {
    List<ThroughputMeter.TimedOutput> outputs = new ArrayList<>();
    for (int place = 0; place < worker.batch(); place++) {
      int image = (int) ((last + place) % tensors.size());
      outputs.add(new ThroughputMeter.TimedOutput(image, worker.detections(place)));
    }
    return outputs;
  }

  @Override
  public void close() {
    worker.close();
  }
}
