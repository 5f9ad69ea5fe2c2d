package org.cvready.study;

import java.io.IOException;

/** Takes observations one at a time, in the order of set, image and condition. */
@FunctionalInterface
public interface ObservationSink {
  /** Takes the next observation. */
  void accept(Observation observation) throws IOException;
}
