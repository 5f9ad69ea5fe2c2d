package org.cvready.plan;

import java.time.Duration;
import java.util.List;

/**
 * How throughput is measured.
 *
 * @param threads that show images to the model, each at least 1, none twice; others are compared
 *     with the first; empty for 1 and one a processor
 * @param intraOp threads that work on one operator, likewise
 * @param batch images in a run, likewise
 * @param images most different images that are shown in turn
 * @param forks fresh Java virtual machines for each figure, at least 1
 * @param warmUp in each of them, left out of the figures, above 0
 * @param run in each of them, measured, above 0
 */
public record ThroughputPlan(
    List<Integer> threads,
    List<Integer> intraOp,
    List<Integer> batch,
    int images,
    int forks,
    Duration warmUp,
    Duration run) {
  /** What holds where a plan says nothing. */
  public static final ThroughputPlan DEFAULTS =
      new ThroughputPlan(
          List.of(), List.of(1), List.of(1), 64, 1, Duration.ofSeconds(2), Duration.ofSeconds(5));

  /** Copies the lists. */
  public ThroughputPlan {
    threads = List.copyOf(threads);
    intraOp = List.copyOf(intraOp);
    batch = List.copyOf(batch);
  }
}
