package org.cvready.latency;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long one stage took on the measured frames, to three digits.
 *
 * @param name of the stage
 * @param frames how many were taken down
 * @param p50Nanos half took at most this
 * @param p90Nanos 90 % took at most this
 * @param p99Nanos 99 % took at most this
 * @param maxNanos the longest
 * @param meanNanos on average
 */
public record StageTimes(
    String name,
    long frames,
    long p50Nanos,
    long p90Nanos,
    long p99Nanos,
    long maxNanos,
    double meanNanos) {
  /** The stage that comes before all others: from the scheduled arrival to a worker's hands. */
  public static final String WAIT = "wait";

  /** Significant digits of the histograms. */
  static final int DIGITS = 3;

  static StageTimes of(String name, Histogram histogram) {
    return new StageTimes(
        name,
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(90),
        histogram.getValueAtPercentile(99),
        histogram.getMaxValue(),
        histogram.getMean());
  }

  /** The stages of all workers together. */
  static List<StageTimes> of(List<String> names, List<StageRecorder> recorders) {
    List<StageTimes> times = new ArrayList<>();
    for (int stage = 0; stage < names.size(); stage++) {
      Histogram all = new Histogram(DIGITS);
      for (StageRecorder recorder : recorders) {
        all.add(recorder.histograms().get(stage));
      }
      times.add(of(names.get(stage), all));
    }
    return times;
  }
}
