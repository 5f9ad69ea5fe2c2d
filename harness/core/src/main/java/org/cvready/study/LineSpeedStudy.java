package org.cvready.study;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.cvready.dataset.Sample;
import org.cvready.latency.FrameProcessor;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LineSpeedRun;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.NanoClock;
import org.cvready.latency.StageRecorder;
import org.cvready.match.OperatingPoint;
import org.cvready.model.Detector;
import org.cvready.study.strange.Guard;

/**
 * Runs a decision at line speed, as often as asked: every frame is decoded from its file, resized,
 * run through the model and decided, and a unit's latency counts from the moment it was scheduled
 * to arrive to the decision on its last frame.
 */
public final class LineSpeedStudy implements AutoCloseable {
  private final Supplier<? extends FrameDecider> deciders;
  private final List<String> stages;
  private final List<Sample> images;
  private final ConcurrentLinkedDeque<FrameDecider> idle = new ConcurrentLinkedDeque<>();

  /**
   * Takes what is run, and on what.
   *
   * @param deciders opens one for each thread of a run
   * @param stages what they take down, in order
   * @param images shown in turn, over and over, at least one
   */
  public LineSpeedStudy(
      Supplier<? extends FrameDecider> deciders, List<String> stages, List<Sample> images) {
    this.deciders = deciders;
    this.stages = List.copyOf(stages);
    this.images = List.copyOf(images);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("a line-speed run needs at least one image, got none");
    }
  }

  /**
   * Runs a model.
   *
   * @param detector the model
   * @param point thresholds of the decision
   * @param guard looks at every frame, where there is one; its time counts
   * @param images shown in turn, over and over, at least one
   */
  public LineSpeedStudy(
      Detector detector, OperatingPoint point, Optional<Guard> guard, List<Sample> images) {
    this(() -> new ModelDecider(detector, point, guard), ModelDecider.stages(), images);
  }

  /**
   * Runs the line once.
   *
   * @param setup how fast
   * @param arrived told after each arrival how many frames have arrived
   */
  public LineSpeedResult run(LineSpeedSetup setup, IntConsumer arrived)
      throws InterruptedException {
    while (idle.size() < setup.workers()) {
      idle.add(deciders.get());
    }
    return new LineSpeedRun(setup, NanoClock.system()).run(new Frames(), arrived);
  }

  /** What is done with a frame. */
  private final class Frames implements FrameProcessor {
    @Override
    public List<String> stages() {
      return stages;
    }

    @Override
    public void process(long frame, StageRecorder recorder) {
      FrameDecider decider = idle.pop();
      try {
        decider.decide(images.get((int) (frame % images.size())), recorder);
      } finally {
        idle.push(decider);
      }
    }
  }

  @Override
  public void close() {
    idle.forEach(FrameDecider::close);
    idle.clear();
  }
}
