package org.cvready.study.slice;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.Metric;

/**
 * On which part of the images a model does worst.
 *
 * @param rules by which slices were compared
 * @param slices the weakest first: those that surely are weak, then by p-value and rate
 * @param unmeasured what could not be sliced, and why, a sentence each
 * @param lift what changed since another run, slice by slice; empty where none was given
 * @param findings in words, the most important first
 * @param swept the slices, in their order, at every threshold of {@link
 *     org.cvready.metric.ScoreGrid}; empty where that was not worked out
 */
public record SliceFindings(
    Rules rules,
    List<Slice> slices,
    List<String> unmeasured,
    Optional<Lift> lift,
    List<String> findings,
    List<SweptSlice> swept) {
  /** How many rows of a table a page shows before it folds the rest. */
  public static final int ROWS_SHOWN = 30;

  /** Copies the lists. */
  public SliceFindings {
    slices = List.copyOf(slices);
    unmeasured = List.copyOf(unmeasured);
    findings = List.copyOf(findings);
    swept = List.copyOf(swept);
    if (!swept.isEmpty() && swept.size() != slices.size()) {
      throw new IllegalArgumentException(
          "swept slices must be none or one for each of %d, got %d"
              .formatted(slices.size(), swept.size()));
    }
  }

  /** Where a slice comes from. */
  public enum Kind {
    /** A value of a tag that the plan slices by. */
    DECLARED("declared"),
    /** Values of two such tags together. */
    PAIR("pair"),
    /** An end of something measured or labelled. */
    AUTOMATIC("automatic"),
    /** Found by search on one half of the units; its figures are those of the other half. */
    SEARCHED("found by search");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }

  /**
   * By which rules slices were compared.
   *
   * @param leastTrials fewest trials of a slice, and of the rest, that is tested
   * @param leastUnits fewest independent units of either
   * @param falseDiscoveryRate the accepted share of slices called weak that are not, in (0, 1)
   * @param tested slices that were tested
   * @param searched slices that a search compared besides, on data that no test used
   */
  public record Rules(
      int leastTrials, int leastUnits, double falseDiscoveryRate, long tested, long searched) {}

  /**
   * A slice under one metric.
   *
   * @param dataset name of the set
   * @param kind where it comes from
   * @param metric {@code fn_rate}, {@code false_reject_rate} or {@code escape_rate}
   * @param description in words
   * @param definition what holds of everything in it, so that a user can repeat it
   * @param inside the rate in the slice
   * @param rest the rate on the rest of the set
   * @param p the chance of such an excess over the rest if there were none; empty where it was not
   *     tested
   * @param adjustedP the same, corrected for the number of slices tested
   * @param weak whether it surely is worse than the rest
   * @param untested why it was not tested
   */
  public record Slice(
      String dataset,
      Kind kind,
      Metric metric,
      String description,
      List<String> definition,
      Rate inside,
      Rate rest,
      OptionalDouble p,
      OptionalDouble adjustedP,
      boolean weak,
      Optional<String> untested) {
    /** Copies the definition. */
    public Slice {
      definition = List.copyOf(definition);
    }
  }

  /**
   * A share of trials that ended badly.
   *
   * @param value in [0, 1]; empty without trials
   * @param events trials that ended badly
   * @param trials objects or units
   * @param units independent units that they come from
   * @param lower one-sided lower 95 % bound
   * @param upper one-sided upper 95 % bound
   * @param undecided why the bounds say nothing; empty where they may be used
   */
  public record Rate(
      OptionalDouble value,
      long events,
      long trials,
      long units,
      double lower,
      double upper,
      Optional<String> undecided) {}

  /**
   * What changed since another run on the same images.
   *
   * @param baseline what the other run was, in words
   * @param pairs images that both runs have seen
   * @param unpaired images that only one of them has
   * @param tested changes that were tested
   * @param rows a change each: losses first, then gains, then what is open
   */
  public record Lift(String baseline, long pairs, long unpaired, long tested, List<Change> rows) {
    /** Copies the rows. */
    public Lift {
      rows = List.copyOf(rows);
    }
  }

  /** What a change is. */
  public enum Direction {
    /** Surely worse than the baseline, after correction for the number of tests. */
    LOSS,
    /** Surely better. */
    GAIN,
    /** Either may be. */
    OPEN;

    /** As people read it. */
    public String words() {
      return switch (this) {
        case LOSS -> "worse";
        case GAIN -> "better";
        case OPEN -> "open";
      };
    }
  }

  /**
   * How a rate changed on a slice, image by image.
   *
   * @param dataset name of the set
   * @param metric which rate; lower is better
   * @param description of the slice in words; {@code all} for the whole set
   * @param definition what holds of everything in it; nothing for the whole set
   * @param trials objects or units that both runs have seen
   * @param units independent units that they come from
   * @param events of this run
   * @param baselineEvents of the other
   * @param onlyHere events of this run alone: within an image and class, the excess of its events
   * @param onlyBaseline events of the other alone
   * @param change this run's rate minus the other's, in [-1, 1]; empty without trials
   * @param lower one-sided lower 95 % bound of the change
   * @param upper one-sided upper 95 % bound of the change
   * @param undecided why there is no telling; empty where the bounds may be used
   * @param adjustedP of the direction in which it changed, corrected for the number of tests
   * @param direction what that amounts to
   */
  public record Change(
      String dataset,
      Metric metric,
      String description,
      List<String> definition,
      long trials,
      long units,
      long events,
      long baselineEvents,
      long onlyHere,
      long onlyBaseline,
      OptionalDouble change,
      double lower,
      double upper,
      Optional<String> undecided,
      OptionalDouble adjustedP,
      Direction direction) {
    /** Copies the definition. */
    public Change {
      definition = List.copyOf(definition);
    }

    boolean isAll() {
      return definition.isEmpty();
    }
  }
}
