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
   * Times every image once to warm up, then again and again.
   *
   * @param time how long about; every image is timed at least once
   */
  static StageTimes measure(Detector detector, List<Path> images, Duration time) {
    long[] nanos = new long[4];
    try (DetectorWorker worker = detector.newWorker()) {
      PixelMemory memory = new PixelMemory();
      PictureDecoder decoder = detector.pictureDecoder();
      Source source = file -> decoder.decode(file, memory);
      images.forEach(image -> time(worker, image, source, new long[4]));
      long end = System.nanoTime() + time.toNanos();
      long shown = 0;
      do {
        for (Path image : images) {
          time(worker, image, source, nanos);
        }
        shown += images.size();
      } while (System.nanoTime() - end < 0);
      return of(nanos, shown);
    }
  }

  /** Decodes a file. */
  private interface Source {
    Capture of(Path file);
  }

  private static void time(DetectorWorker worker, Path file, Source source, long[] nanos) {
    long start = System.nanoTime();
    Capture image = source.of(file);
    nanos[0] += System.nanoTime() - start;
    worker.detect(image);
    nanos[1] += worker.nanos(DetectionStage.PREPROCESS);
    nanos[2] += worker.nanos(DetectionStage.INFERENCE);
    nanos[3] += worker.nanos(DetectionStage.OUTPUTS);
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
