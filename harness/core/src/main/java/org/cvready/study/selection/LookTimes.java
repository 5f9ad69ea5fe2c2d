package org.cvready.study.selection;

import java.util.List;
import org.cvready.metric.interval.NearestRank;

/**
 * How long looks take, milliseconds on one thread with nothing else to do.
 *
 * @param images how many were timed; the times are 0 where none
 * @param modelMean mean of the model, from file to detections
 * @param verifierMean mean of the second look
 * @param verifierP95 95th percentile of it, nearest rank
 */
public record LookTimes(long images, double modelMean, double verifierMean, double verifierP95) {
  static LookTimes of(List<Long> model, List<Long> second) {
    if (model.isEmpty()) {
      return new LookTimes(0, 0, 0, 0);
    }
    long[] sorted = second.stream().mapToLong(Long::longValue).sorted().toArray();
    return new LookTimes(
        model.size(), mean(model), mean(second), NearestRank.of(sorted, 95).orElseThrow() / 1e6);
  }

  private static double mean(List<Long> nanos) {
    return nanos.stream().mapToLong(Long::longValue).average().orElse(0) / 1e6;
  }
}
