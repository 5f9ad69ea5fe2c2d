package org.cvready.study;

import java.util.List;
import java.util.Optional;
import org.cvready.dataset.Sample;
import org.cvready.imaging.Capture;
import org.cvready.imaging.PictureDecoder;
import org.cvready.imaging.PixelMemory;
import org.cvready.latency.StageRecorder;
import org.cvready.match.OperatingPoint;
import org.cvready.model.DetectionStage;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.study.strange.Guard;

/** Decides frames by a model, with a guard where there is one. */
public final class ModelDecider implements FrameDecider {
  private final DetectorWorker worker;
  private final GuardedDecision decision;
  private final PictureDecoder decoder;
  private final PixelMemory memory = new PixelMemory();

  /**
   * Decides frames.
   *
   * @param detector the model, of which a worker is opened
   * @param point thresholds of the decision
   * @param guard looks at every frame, where there is one; its time counts
   */
  public ModelDecider(Detector detector, OperatingPoint point, Optional<Guard> guard) {
    this.worker =
        guard.filter(Guard::needsEmbedding).isPresent()
            ? detector.newEmbeddingWorker()
            : detector.newWorker();
    this.decision = new GuardedDecision(worker, point, guard);
    this.decoder = detector.pictureDecoder();
  }

  /** What it takes down, in order. */
  public static List<String> stages() {
    return LineStage.keys();
  }

  /**
   * A frame that was decided.
   *
   * @param picture what the model saw; valid until the next frame
   * @param look what it made of that
   */
  public record Decided(Capture picture, GuardedDecision.Look look) {}

  @Override
  public void decide(Sample frame, StageRecorder stages) {
    decided(frame, stages);
  }

  /** The same, for whoever goes on from there. */
  public Decided decided(Sample frame, StageRecorder stages) {
    long start = System.nanoTime();
    Capture image = frame.capture(decoder, memory);
    long read = System.nanoTime();
    GuardedDecision.Look look = decision.look(image);
    long end = System.nanoTime();
    long preprocess = worker.nanos(DetectionStage.PREPROCESS);
    long inference = worker.nanos(DetectionStage.INFERENCE);
    long outputs = worker.nanos(DetectionStage.OUTPUTS);
    // In the order of LineStage; what is left after the detector is the guard and the decision.
    stages.record(0, read - start);
    stages.record(1, preprocess);
    stages.record(2, inference);
    stages.record(3, outputs);
    stages.record(4, Math.max(0, end - read - preprocess - inference - outputs));
    return new Decided(image, look);
  }

  @Override
  public void close() {
    worker.close();
  }
}
