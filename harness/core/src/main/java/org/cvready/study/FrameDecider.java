package org.cvready.study;

import org.cvready.dataset.Sample;
import org.cvready.latency.StageRecorder;

/** Decides the frames of a line, from the file to the decision; for one thread. */
public interface FrameDecider extends AutoCloseable {
  /**
   * Decides a frame.
   *
   * @param frame the image before the camera
   * @param stages takes down how long each stage took
   */
  void decide(Sample frame, StageRecorder stages);

  @Override
  void close();
}
