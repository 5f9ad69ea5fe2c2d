package org.cvready.certificate;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Measurement;
import org.cvready.metric.UnitDecisions;

/**
 * The answer to one plan.
 *
 * <p>Within one {@link #FORMAT} figures are added and never taken away or given another meaning.
 * What an earlier build did not record is empty, as each component says: it is not known, and
 * nothing stands in its place.
 *
 * @param name what was certified, from the plan
 * @param verdict over all gates
 * @param headline one sentence: certified or not, and why
 * @param alerts what must be read before anything else, such as a model that detects nothing; a
 *     sentence each, often empty
 * @param gates in the order of the plan, each class, slice and condition on its own
 * @param measurements every figure, gated or not, in canonical order
 * @param datasets the sets that were read
 * @param model the model that was run
 * @param operatingPoint the thresholds in use
 * @param coco COCO's twelve figures by {@code data set/condition}, in canonical order
 * @param lineSpeed the line-speed run, where the plan asks for one
 * @param responsibilities who answers for it; what is absent reads "not stated"
 * @param limits what this certificate does not say, a sentence each
 * @param provenance what it stands on
 */
public record Certificate(
    String name,
    Verdict verdict,
    String headline,
    List<String> alerts,
    List<GateResult> gates,
    List<Measurement> measurements,
    List<DatasetSummary> datasets,
    ModelSummary model,
    OperatingPointSummary operatingPoint,
    SortedMap<String, CocoFigures> coco,
    Optional<LineSpeedSummary> lineSpeed,
    SortedMap<String, String> responsibilities,
    List<String> limits,
    Provenance provenance) {
  /** Version of the JSON form. */
  public static final int FORMAT = 1;

  /** Copies the collections. */
  public Certificate {
    alerts = List.copyOf(alerts);
    gates = List.copyOf(gates);
    measurements = List.copyOf(measurements);
    datasets = List.copyOf(datasets);
    coco = Collections.unmodifiableSortedMap(new TreeMap<>(coco));
    responsibilities = Collections.unmodifiableSortedMap(new TreeMap<>(responsibilities));
    limits = List.copyOf(limits);
  }

  /**
   * One set of images as it was read.
   *
   * @param name in the plan
   * @param role {@code benchmark}, {@code on_site} or {@code out_of_distribution}
   * @param sampling {@code natural} or {@code enriched}
   * @param images how many
   * @param objects objects by class name, without ignored ones
   * @param imagesWithout images without any object
   * @param decisions how the units of the clean images were decided; empty in certificates from
   *     before they were kept
   * @param safe decisions that the plan calls safe on a set from outside the model's world, from
   *     harmless to strict; empty for other sets, and where the decisions are
   */
  public record DatasetSummary(
      String name,
      String role,
      String sampling,
      long images,
      SortedMap<String, Long> objects,
      long imagesWithout,
      Optional<UnitDecisions> decisions,
      List<String> safe) {
    /** Copies the collections. */
    public DatasetSummary {
      objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
      safe = List.copyOf(safe);
    }
  }

  /**
   * The model as it was run.
   *
   * @param file its file name
   * @param engine engine and version
   * @param device where it ran
   * @param decoder name of the output decoder
   * @param choice why that decoder, a sentence each
   * @param input how images are fed to it, in words
   * @param classes its class names in order
   * @param nodes which provider ran which share of its nodes, in words; empty in certificates from
   *     before it was kept
   * @param decode how many pixels of the images were decoded, and what that changes, in words;
   *     likewise
   */
  public record ModelSummary(
      String file,
      String engine,
      String device,
      String decoder,
      List<String> choice,
      String input,
      List<String> classes,
      Optional<String> nodes,
      Optional<String> decode) {
    /** Copies the lists. */
    public ModelSummary {
      choice = List.copyOf(choice);
      classes = List.copyOf(classes);
    }

    /** A model of which it was not recorded where its nodes ran and how images were decoded. */
    public ModelSummary(
        String file,
        String engine,
        String device,
        String decoder,
        List<String> choice,
        String input,
        List<String> classes) {
      this(
          file,
          engine,
          device,
          decoder,
          choice,
          input,
          classes,
          Optional.empty(),
          Optional.empty());
    }
  }

  /**
   * The thresholds in use.
   *
   * @param score operating score by class name
   * @param reviewFrom start of the review band by class name; equal to the score for no band
   * @param nmsIou overlap above which suppression drops the lower score
   * @param matchIou least overlap of a match
   */
  public record OperatingPointSummary(
      SortedMap<String, Double> score,
      SortedMap<String, Double> reviewFrom,
      double nmsIou,
      double matchIou) {
    /** Copies the maps. */
    public OperatingPointSummary {
      score = Collections.unmodifiableSortedMap(new TreeMap<>(score));
      reviewFrom = Collections.unmodifiableSortedMap(new TreeMap<>(reviewFrom));
    }
  }

  /**
   * COCO's twelve figures, each in [0, 1], or -1 where COCO says that there is nothing to judge.
   */
  public record CocoFigures(
      double ap,
      double ap50,
      double ap75,
      double apSmall,
      double apMedium,
      double apLarge,
      double ar1,
      double ar10,
      double ar100,
      double arSmall,
      double arMedium,
      double arLarge) {}

  /**
   * What a line-speed run gave.
   *
   * @param valid false where the load generator could not keep its schedule: the figures say
   *     nothing
   * @param reasons why it is not valid
   * @param unitsPerMinute the schedule
   * @param deadlineMillis from scheduled arrival
   * @param warmUpUnits units left out
   * @param units units measured
   * @param late decided after the deadline
   * @param dropped found the queue full
   * @param workers threads that decided
   * @param queue most units that could wait
   * @param stallFrames declared longest stall, frames
   * @param longestLateRun longest run of late units seen, frames
   * @param latencyMillis percentile key ({@code p50}, {@code p99.9}, {@code max}) to milliseconds;
   *     infinity where units were dropped
   * @param generatorLatenessMillis 99 % of how late the generator itself was
   * @param detail schedule, stages and capacity; empty in certificates from before they were kept
   */
  public record LineSpeedSummary(
      boolean valid,
      List<String> reasons,
      double unitsPerMinute,
      double deadlineMillis,
      long warmUpUnits,
      long units,
      long late,
      long dropped,
      int workers,
      int queue,
      long stallFrames,
      long longestLateRun,
      SortedMap<String, Double> latencyMillis,
      double generatorLatenessMillis,
      Optional<LineSpeedDetail> detail) {
    /** Copies the collections. */
    public LineSpeedSummary {
      reasons = List.copyOf(reasons);
      latencyMillis = Collections.unmodifiableSortedMap(new TreeMap<>(latencyMillis));
    }
  }

  /**
   * What the answer stands on.
   *
   * @param sha256 by what was hashed: {@code model}, {@code plan}, {@code data set NAME}
   * @param seed of every random stream
   * @param versions by component
   * @param machine processor, cores, memory, operating system, by key; no host name
   * @param engine how the pass was run: workers, images, in words
   * @param command what repeats the run, with the plan's file by its name alone; empty in
   *     certificates from before it was kept
   * @param notHashed what the answer stands on and no hash covers, a clause each; empty where the
   *     command is
   */
  public record Provenance(
      SortedMap<String, String> sha256,
      long seed,
      SortedMap<String, String> versions,
      SortedMap<String, String> machine,
      String engine,
      Optional<String> command,
      List<String> notHashed) {
    /** Copies the maps. */
    public Provenance {
      sha256 = Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
      versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
      machine = Collections.unmodifiableSortedMap(new TreeMap<>(machine));
      notHashed = List.copyOf(notHashed);
    }
  }
}
