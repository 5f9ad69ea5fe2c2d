package org.cvready.study.envelope;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;

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
   * What the search took, in images under conditions. Those that both kinds of search looked at
   * count in each.
   *
   * @param alone looked at for perturbations alone
   * @param gridAlone that all units at all of their rungs would take
   * @param together looked at for pairs
   * @param gridTogether that all units at all of their rungs would take
   * @param reused of all of them, how many the run's own conditions had shown already
   */
  public record Cost(long alone, long gridAlone, long together, long gridTogether, long reused) {
    /** How many times less than the full grid the perturbations alone took; 0 for none at all. */
    public double factorAlone() {
      return alone == 0 ? 0 : (double) gridAlone / alone;
    }

    /** How many times less than the full grid the pairs took; 0 for none at all. */
    public double factorTogether() {
      return together == 0 ? 0 : (double) gridTogether / together;
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

    /** Whether the limit is one from below. */
    public boolean moreIsBetter() {
      return clean.metric().better() == Metric.Better.HIGHER;
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
