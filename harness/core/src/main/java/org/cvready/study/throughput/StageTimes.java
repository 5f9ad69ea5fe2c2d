package org.cvready.study.throughput;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cvready.imaging.Capture;
import org.cvready.imaging.PictureDecoder;
import org.cvready.imaging.PixelMemory;
import org.cvready.model.DetectionStage;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;

/**
 * Where the time of one image goes, on one thread.
 *
 * @param images how many were timed
 * @param stages in the order in which an image passes them
 */
public record StageTimes(long images, List<Stage> stages) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int STAGES = 4;

  /** Copies the list. */
  public StageTimes {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param name in words
   * @param millis mean of an image, milliseconds
   * @param share of the whole, in [0, 1]
   */
  public record Stage(String name, double millis, double share) {}

  /** Mean time of one image, milliseconds. */
  public double totalMillis() {
    return stages.stream().mapToDouble(Stage::millis).sum();
  }

  /** The stage that takes longest. */
  public Stage longest() {
    Stage longest = stages.get(0);
    for (Stage stage : stages) {
      longest = stage.millis() > longest.millis() ? stage : longest;
    }
    return longest;
  }

  /**
   * Times every image again and again, after a warm-up.
   *
   * @param effort of which the warm-up and half of the run are spent; every image is timed at least
   *     once
   */
  static StageTimes measure(Detector detector, List<Path> images, Effort effort) {
    PixelMemory memory = new PixelMemory();
    PictureDecoder decoder = detector.pictureDecoder();
    Source source = file -> decoder.decode(file, memory);
    try (DetectorWorker worker = detector.newWorker()) {
      Timer timer = new Timer(worker, source);
      timer.show(images, effort.warmUp(), new long[STAGES]);
      long[] nanos = new long[STAGES];
      long shown = timer.show(images, effort.run().dividedBy(2), nanos);
      return of(nanos, shown);
    }
  }

  /** Decodes a file. */
  private interface Source {
    Capture of(Path file);
  }

  /** One worker, and where its pictures come from. */
  private record Timer(DetectorWorker worker, Source source) {
    long show(List<Path> images, Duration time, long[] nanos) {
      long end = System.nanoTime() + time.toNanos();
      long shown = 0;
      do {
        images.forEach(image -> time(image, nanos));
        shown += images.size();
      } while (System.nanoTime() - end < 0);
      return shown;
    }

    private void time(Path file, long[] nanos) {
      long start = System.nanoTime();
      Capture image = source.of(file);
      nanos[0] += System.nanoTime() - start;
      worker.detect(image);
      nanos[1] += worker.nanos(DetectionStage.PREPROCESS);
      nanos[2] += worker.nanos(DetectionStage.INFERENCE);
      nanos[3] += worker.nanos(DetectionStage.OUTPUTS);
    }
  }

  private static StageTimes of(long[] nanos, long shown) {
    String[] names = {
      "reading and decoding the file",
      "resizing into the tensor",
      "inference",
      "decoding the outputs and suppression"
    };
    double total = Math.max(1, nanos[0] + nanos[1] + nanos[2] + nanos[3]);
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      stages.add(new Stage(names[i], nanos[i] / NANOS_PER_MILLI / shown, nanos[i] / total));
    }
    return new StageTimes(shown, stages);
  }
}
