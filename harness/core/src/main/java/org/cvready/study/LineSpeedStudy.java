package org.cvready.study;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntConsumer;
import org.cvready.dataset.Sample;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LineSpeedRun;
import org.cvready.latency.NanoClock;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.DecisionRule;
import org.cvready.model.Detector;
import org.cvready.model.DetectorWorker;

/**
 * Runs a model at line speed: every unit is decoded from its file, resized, run through the model
 * and decided, and its latency counts from the moment it was scheduled to arrive.
 */
public final class LineSpeedStudy {
  private final DecisionRule rule;
  private final LineSpeedQuestion question;
  private final ConcurrentLinkedDeque<DetectorWorker> idle = new ConcurrentLinkedDeque<>();

  private LineSpeedStudy(OperatingPoint point, LineSpeedQuestion question) {
    this.rule = new DecisionRule(point);
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
    LineSpeedStudy study = new LineSpeedStudy(point, question);
    try {
      for (int i = 0; i < question.setup().workers(); i++) {
        study.idle.add(detector.newWorker());
      }
      return new LineSpeedRun(question.setup(), NanoClock.system()).run(study::decide, arrived);
    } finally {
      study.idle.forEach(DetectorWorker::close);
    }
  }

  private void decide(long unit) {
    Sample sample = question.images().get((int) (unit % question.images().size()));
    DetectorWorker worker = idle.pop();
    try {
      rule.decide(worker.detect(sample.image()), false);
    } finally {
      idle.push(worker);
    }
  }
}
