package org.cvready.metric;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many units were decided how, each unit by the worst of its images.
 *
 * @param accept units that pass, at least 0
 * @param review units that a person looks at, at least 0
 * @param reject units that are taken out, at least 0
 */
public record UnitDecisions(long accept, long review, long reject) {
  /** Checks the counts. */
  public UnitDecisions {
    if (accept < 0 || review < 0 || reject < 0) {
      throw new IllegalArgumentException(
          "counts must be at least 0, got accept %d, review %d, reject %d"
              .formatted(accept, review, reject));
    }
  }

  /** Counts the units that the images show. */
  public static UnitDecisions of(List<ImageOutcome> images) {
    Map<Decision, Long> counts = new EnumMap<>(Decision.class);
    for (UnitOutcome unit : UnitOutcome.of(images, OptionalInt.empty())) {
      counts.merge(unit.decision(), 1L, Long::sum);
    }
    return new UnitDecisions(
        counts.getOrDefault(Decision.ACCEPT, 0L),
        counts.getOrDefault(Decision.REVIEW, 0L),
        counts.getOrDefault(Decision.REJECT, 0L));
  }
}
