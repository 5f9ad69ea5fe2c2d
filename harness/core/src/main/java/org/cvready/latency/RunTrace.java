package org.cvready.latency;

import java.util.List;

/**
 * What a run saw beside the latencies.
 *
 * @param warmUp how the warm-up went
 * @param stages the wait for a worker and each stage of the processor, in order
 * @param queue its depth over time
 * @param droppedFrames measured frames that were dropped
 * @param blockedFrames measured frames whose hand-over waited for room
 * @param blockedNanos how long those waited together
 */
public record RunTrace(
    WarmUp.Outcome warmUp,
    List<StageTimes> stages,
    List<QueuePart> queue,
    long droppedFrames,
    long blockedFrames,
    long blockedNanos) {
  /** Nothing was seen. */
  public static final RunTrace NONE =
      new RunTrace(new WarmUp.Outcome(0, true, 0, 0), List.of(), List.of(), 0, 0, 0);

  /** Copies the lists. */
  public RunTrace {
    stages = List.copyOf(stages);
    queue = List.copyOf(queue);
  }
}
