package org.cvready.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntConsumer;
import org.cvready.dataset.Sample;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LineSpeedRun;
import org.cvready.latency.NanoClock;
import org.cvready.match.OperatingPoint;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;
import org.cvready.study.strange.Guard;

/**
 * Runs a model at line speed: every unit is decoded from its file, resized, run through the model
 * and decided, and its latency counts from the moment it was scheduled to arrive.
 */
public final class LineSpeedStudy {
  private final OperatingPoint point;
  private final Optional<Guard> guard;
  private final LineSpeedQuestion question;
  private final ConcurrentLinkedDeque<GuardedDecision> idle = new ConcurrentLinkedDeque<>();

  private LineSpeedStudy(OperatingPoint point, Optional<Guard> guard, LineSpeedQuestion question) {
    this.point = point;
    this.guard = guard;
    this.question = question;
  }

  /**
   * Runs it.
   *
   * @param detector the model; one worker of it is opened for each of the setup's workers
   * @param point thresholds of the decision
   * @param question how fast, and on what
   * @param arrived told after each arrival how many units have arrived
   */
  public static LineSpeedResult run(
      Detector detector, OperatingPoint point, LineSpeedQuestion question, IntConsumer arrived)
      throws InterruptedException {
    return run(detector, new LineSpeedStudy(point, Optional.empty(), question), arrived);
  }

  /**
   * Runs it with a guard against strange images, whose time counts too.
   *
   * @param detector the model; one worker of it is opened for each of the setup's workers
   * @param point thresholds of the decision
   * @param question how fast, and on what
   * @param arrived told after each arrival how many units have arrived
   * @param guard looks at every unit, where there is one
   */
  public static LineSpeedResult run(
      Detector detector,
      OperatingPoint point,
      LineSpeedQuestion question,
      IntConsumer arrived,
      Optional<Guard> guard)
      throws InterruptedException {
    return run(detector, new LineSpeedStudy(point, guard, question), arrived);
  }

  private static LineSpeedResult run(Detector detector, LineSpeedStudy study, IntConsumer arrived)
      throws InterruptedException {
    LineSpeedQuestion question = study.question;
    List<DetectorWorker> workers = new ArrayList<>();
    try {
      for (int i = 0; i < question.setup().workers(); i++) {
        DetectorWorker worker = detector.newWorker();
        workers.add(worker);
        study.idle.add(new GuardedDecision(worker, study.point, study.guard));
      }
      return new LineSpeedRun(question.setup(), NanoClock.system()).run(study::decide, arrived);
    } finally {
      workers.forEach(DetectorWorker::close);
    }
  }

  private void decide(long unit) {
    Sample sample = question.images().get((int) (unit % question.images().size()));
    GuardedDecision decision = idle.pop();
    try {
      decision.of(sample.image());
    } finally {
      idle.push(decision);
    }
  }
}
