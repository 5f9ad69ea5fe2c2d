package org.cvready.latency;

import java.util.List;

/** What is to be done with a frame, from its arrival to the decision on it. */
@FunctionalInterface
public interface FrameProcessor {

  /**
   * Decides a frame; called on a worker thread, by several at once where there are several workers.
   *
   * @param frame counted from 0, warm-up included: camera {@code c} of {@code n} takes frame {@code
   *     n u + c} of unit {@code u}
   * @param stages takes down how long each stage took
   */
  void process(long frame, StageRecorder stages);

  /** Names of the stages that the processor takes down, in order; none unless said. */
  default List<String> stages() {
    return List.of();
  }
}
