package org.cvready.latency;

import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Takes down how long each stage of a frame took; one for each worker thread. */
public final class StageRecorder {
  private final Histogram[] histograms;
  private boolean measuring;

  StageRecorder(int stages) {
    this.histograms =
        Stream.generate(() -> new Histogram(StageTimes.DIGITS))
            .limit(stages)
            .toArray(Histogram[]::new);
  }

  /** Whether the frame at hand belongs to the measured part of the run. */
  void measuring(boolean now) {
    measuring = now;
  }

  /**
   * Takes down a stage of the frame at hand; left out while the run warms up.
   *
   * @param stage its place in {@link FrameProcessor#stages}
   * @param nanos how long it took; a negative time, as of a clock that was set, counts as 0
   */
  public void record(int stage, long nanos) {
    if (measuring) {
      histograms[stage].recordValue(Math.max(0, nanos));
    }
  }

  List<Histogram> histograms() {
    return List.of(histograms);
  }
}
