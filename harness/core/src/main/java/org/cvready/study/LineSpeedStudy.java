package org.cvready.study;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntConsumer;
import org.cvready.dataset.Sample;
import org.cvready.imaging.Capture;
import org.cvready.imaging.PixelMemory;
import org.cvready.latency.FrameProcessor;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LineSpeedRun;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.NanoClock;
import org.cvready.latency.StageRecorder;
import org.cvready.match.OperatingPoint;
import org.cvready.model.DetectionStage;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.study.strange.Guard;

/**
 * Runs a model at line speed, as often as asked: every frame is decoded from its file, resized, run
 * through the model and decided, and a unit's latency counts from the moment it was scheduled to
 * arrive to the decision on its last frame.
 */
public final class LineSpeedStudy implements AutoCloseable {
  private final OperatingPoint point;
  private final Optional<Guard> guard;
  private final List<Sample> images;
  private final Detector detector;
  private final ConcurrentLinkedDeque<Seat> idle = new ConcurrentLinkedDeque<>();

  /**
   * Takes what is run, and on what.
   *
   * @param detector the model; as many workers of it are opened as a run has threads
   * @param point thresholds of the decision
   * @param guard looks at every frame, where there is one; its time counts
   * @param images shown in turn, over and over, at least one
   */
  public LineSpeedStudy(
      Detector detector, OperatingPoint point, Optional<Guard> guard, List<Sample> images) {
    this.point = point;
    this.guard = guard;
    this.images = List.copyOf(images);
    this.detector = detector;
    if (images.isEmpty()) {
      throw new IllegalArgumentException("a line-speed run needs at least one image, got none");
    }
  }

  /** One worker's model and memory. */
  private record Seat(DetectorWorker worker, GuardedDecision decision, PixelMemory memory) {}

  /**
   * Runs the line once.
   *
   * @param setup how fast
   * @param arrived told after each arrival how many frames have arrived
   */
  public LineSpeedResult run(LineSpeedSetup setup, IntConsumer arrived)
      throws InterruptedException {
    while (idle.size() < setup.workers()) {
      DetectorWorker worker =
          guard.filter(Guard::needsEmbedding).isPresent()
              ? detector.newEmbeddingWorker()
              : detector.newWorker();
      idle.add(new Seat(worker, new GuardedDecision(worker, point, guard), new PixelMemory()));
    }
    return new LineSpeedRun(setup, NanoClock.system()).run(new Frames(), arrived);
  }

  /** What is done with a frame, and how long each part of it takes. */
  private final class Frames implements FrameProcessor {
    @Override
    public List<String> stages() {
      return LineStage.keys();
    }

    @Override
    public void process(long frame, StageRecorder stages) {
      Sample sample = images.get((int) (frame % images.size()));
      Seat seat = idle.pop();
      try {
        decide(sample, seat, stages);
      } finally {
        idle.push(seat);
      }
    }

    private void decide(Sample sample, Seat seat, StageRecorder stages) {
      long start = System.nanoTime();
      Capture image = sample.capture(detector.pictureDecoder(), seat.memory());
      long decoded = System.nanoTime();
      seat.decision().of(image);
      long end = System.nanoTime();
      long preprocess = seat.worker().nanos(DetectionStage.PREPROCESS);
      long inference = seat.worker().nanos(DetectionStage.INFERENCE);
      long outputs = seat.worker().nanos(DetectionStage.OUTPUTS);
      // In the order of LineStage; what is left after the detector is the guard and the decision.
      stages.record(0, decoded - start);
      stages.record(1, preprocess);
      stages.record(2, inference);
      stages.record(3, outputs);
      stages.record(4, Math.max(0, end - decoded - preprocess - inference - outputs));
    }
  }

  @Override
  public void close() {
    idle.forEach(seat -> seat.worker().close());
    idle.clear();
  }
}
