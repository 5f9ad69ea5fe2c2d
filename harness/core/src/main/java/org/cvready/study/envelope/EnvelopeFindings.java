package org.cvready.study.envelope;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.Measurement;

/**
 * The range of each physical magnitude in which the gates hold.
 *
 * @param limits limit by limit
 * @param cost what the search took
 * @param findings in words, most important first
 */
public record EnvelopeFindings(List<LimitEnvelope> limits, Cost cost, List<String> findings) {
  /** Copies the lists. */
  public EnvelopeFindings {
    limits = List.copyOf(limits);
    findings = List.copyOf(findings);
  }

  /**
   * What the search took, in images under conditions.
   *
   * @param lookedAt that the tests looked at
   * @param reused those of them that the run's own conditions had shown already
   * @param fullGrid that all units at all rungs would take
   */
  public record Cost(long lookedAt, long reused, long fullGrid) {
    /** How many times less than the full grid that is; empty where nothing was looked at. */
    public OptionalDouble factor() {
      return lookedAt == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) fullGrid / lookedAt);
    }
  }

  /**
   * One limit.
   *
   * @param words the limit: {@code fn_rate (dent, line) ≤ 5 %}
   * @param limit in (0, 1)
   * @param level confidence of each side and each region
   * @param exact whether every unit holds one trial, so that tests are exact
   * @param units independent units that there are
   * @param looks how many times a test may look
   * @param clean the rate on images as captured
   * @param cleanHolds whether those keep the limit; where not, nothing is searched
   * @param ranges perturbation by perturbation
   * @param regions pair by pair and side by side
   */
  public record LimitEnvelope(
      String words,
      double limit,
      double level,
      boolean exact,
      long units,
      int looks,
      Measurement clean,
      boolean cleanHolds,
      List<RangeFound> ranges,
      List<Region> regions) {
    /** Copies the lists. */
    public LimitEnvelope {
      ranges = List.copyOf(ranges);
      regions = List.copyOf(regions);
    }
  }

  /**
   * One perturbation.
   *
   * @param perturbation its name, with its settings
   * @param unit of its magnitudes
   * @param clean the magnitude that changes nothing; empty where there is none
   * @param sides one a side
   * @param marks where sites lie
   * @param words what holds, in one sentence
   * @param physical the same in the site's own figures; empty where those are not known
   */
  public record RangeFound(
      String perturbation,
      String unit,
      OptionalDouble clean,
      List<SideFound> sides,
      List<SiteMark> marks,
      String words,
      Optional<String> physical) {
    /** Copies the lists. */
    public RangeFound {
      sides = List.copyOf(sides);
      marks = List.copyOf(marks);
    }
  }

  /**
   * One side of clean.
   *
   * @param side which way
   * @param near the magnitude that the first step leaves
   * @param end the last rung that the search would try
   * @param rungs how many rungs there are
   * @param holdsTo the furthest magnitude up to which all that was probed passed
   * @param brokenAt the nearest probed magnitude at which the limit is surely broken
   * @param probes from clean outward
   */
  public record SideFound(
      Side side,
      double near,
      double end,
      int rungs,
      OptionalDouble holdsTo,
      OptionalDouble brokenAt,
      List<Probe> probes) {
    /** Copies the list. */
    public SideFound {
      probes = List.copyOf(probes);
    }

    /** Whether the limit holds as far as the search goes. */
    public boolean holdsToEnd() {
      return holdsTo.isPresent() && holdsTo.getAsDouble() == end;
    }
  }
}
