package org.cvready.certificate;

import java.util.List;
import java.util.Optional;
import org.cvready.study.gallery.Gallery;
import org.cvready.study.gap.SiteGap;
import org.cvready.study.gap.SplitTable;
import org.cvready.study.heat.MissMap;
import org.cvready.study.production.ProductionOutlook;
import org.cvready.study.quality.DetectionQuality;
import org.cvready.study.slice.SliceFindings;
import org.cvready.study.suspect.LabelSuspects;
import org.cvready.study.threshold.ThresholdSweep;

/**
 * Why an answer is as it is: what stands behind a certificate, and changes no verdict of it.
 *
 * @param siteGaps why the model does worse on a site than on its benchmark, a site each
 * @param splits the sets of training beside the others, where the plan names any
 * @param slices on which part of the images it does worst
 * @param production what its rates mean for the line, an on-site set each
 * @param thresholds what other operating scores would give
 * @param quality curves, confusions and error types, a labelled set each
 * @param labelSuspects labels that are probably wrong
 * @param missMaps misses by class, slice and condition, a labelled set each
 * @param gallery pictures of what went worst
 * @param speed about latency and throughput
 * @param strange about inputs outside of what the model knows
 */
public record Evidence(
    List<SiteGap> siteGaps,
    Optional<SplitTable> splits,
    Optional<SliceFindings> slices,
    List<ProductionOutlook> production,
    Optional<ThresholdSweep> thresholds,
    List<DetectionQuality> quality,
    Optional<LabelSuspects> labelSuspects,
    List<MissMap> missMaps,
    Optional<Gallery> gallery,
    SpeedEvidence speed,
    StrangeEvidence strange) {
  /** Version of the JSON form. */
  public static final int FORMAT = 1;

  /** No evidence at all. */
  public static final Evidence NONE =
      new Evidence(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          SpeedEvidence.NONE,
          StrangeEvidence.NONE);

  /** Copies the lists. */
  public Evidence {
    siteGaps = List.copyOf(siteGaps);
    production = List.copyOf(production);
    quality = List.copyOf(quality);
    missMaps = List.copyOf(missMaps);
  }

  /** The same with why sites differ from benchmarks. */
  public Evidence withSiteGaps(List<SiteGap> newSiteGaps) {
    return new Evidence(
        newSiteGaps,
        splits,
        slices,
        production,
        thresholds,
        quality,
        labelSuspects,
        missMaps,
        gallery,
        speed,
        strange);
  }

  /** The same with the sets of training beside the others. */
  public Evidence withSplits(SplitTable newSplits) {
    return new Evidence(
        siteGaps,
        Optional.of(newSplits),
        slices,
        production,
        thresholds,
        quality,
        labelSuspects,
        missMaps,
        gallery,
        speed,
        strange);
  }

  /** The same with slices. */
  public Evidence withSlices(SliceFindings newSlices) {
    return new Evidence(
        siteGaps,
        splits,
        Optional.of(newSlices),
        production,
        thresholds,
        quality,
        labelSuspects,
        missMaps,
        gallery,
        speed,
        strange);
  }

  /** The same with what the rates mean for the line. */
  public Evidence withProduction(List<ProductionOutlook> newProduction) {
    return new Evidence(
        siteGaps,
        splits,
        slices,
        newProduction,
        thresholds,
        quality,
        labelSuspects,
        missMaps,
        gallery,
        speed,
        strange);
  }

  /** The same with what other operating scores would give. */
  public Evidence withThresholds(ThresholdSweep newThresholds) {
    return new Evidence(
        siteGaps,
        splits,
        slices,
        production,
        Optional.of(newThresholds),
        quality,
        labelSuspects,
        missMaps,
        gallery,
        speed,
        strange);
  }

  /** The same with curves, confusions and error types. */
  public Evidence withQuality(List<DetectionQuality> newQuality) {
    return new Evidence(
        siteGaps,
        splits,
        slices,
        production,
        thresholds,
        newQuality,
        labelSuspects,
        missMaps,
        gallery,
        speed,
        strange);
  }

  /** The same with labels that are probably wrong. */
  public Evidence withLabelSuspects(LabelSuspects newLabelSuspects) {
    return new Evidence(
        siteGaps,
        splits,
        slices,
        production,
        thresholds,
        quality,
        Optional.of(newLabelSuspects),
        missMaps,
        gallery,
        speed,
        strange);
  }

  /** The same with misses by class, slice and condition. */
  public Evidence withMissMaps(List<MissMap> newMissMaps) {
    return new Evidence(
        siteGaps,
        splits,
        slices,
        production,
        thresholds,
        quality,
        labelSuspects,
        newMissMaps,
        gallery,
        speed,
        strange);
  }

  /** The same with pictures. */
  public Evidence withGallery(Gallery newGallery) {
    return new Evidence(
        siteGaps,
        splits,
        slices,
        production,
        thresholds,
        quality,
        labelSuspects,
        missMaps,
        Optional.of(newGallery),
        speed,
        strange);
  }

  /** The same with what is known about latency and throughput. */
  public Evidence withSpeed(SpeedEvidence newSpeed) {
    return new Evidence(
        siteGaps,
        splits,
        slices,
        production,
        thresholds,
        quality,
        labelSuspects,
        missMaps,
        gallery,
        newSpeed,
        strange);
  }

  /** The same with what is known about strange inputs. */
  public Evidence withStrange(StrangeEvidence newStrange) {
    return new Evidence(
        siteGaps,
        splits,
        slices,
        production,
        thresholds,
        quality,
        labelSuspects,
        missMaps,
        gallery,
        speed,
        newStrange);
  }
}
