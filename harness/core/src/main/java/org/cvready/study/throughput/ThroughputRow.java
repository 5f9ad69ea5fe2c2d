package org.cvready.study.throughput;

import java.util.Optional;
import org.cvready.study.throughput.ThroughputMeter.Speed;

/**
 * One figure of throughput, and whether it may be believed.
 *
 * @param scenario how images came
 * @param span what was timed
 * @param setting how the model was run
 * @param speed how fast; empty where it could not be measured
 * @param distinct different images that were shown while it was timed
 * @param compared outputs of the timed runs that were compared with the accuracy run's
 * @param equal how many of them were the same to the last digit
 * @param invalid why the figure must not be used; empty where it may
 */
public record ThroughputRow(
    Scenario scenario,
    Span span,
    Setting setting,
    Optional<Speed> speed,
    int distinct,
    int compared,
    int equal,
    Optional<String> invalid) {
  /** True where the figure may be used. */
  public boolean valid() {
    return invalid.isEmpty() && speed.isPresent();
  }
}
