package org.cvready.certificate;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    return with(parts -> parts.siteGaps = newSiteGaps);
  }

  /** The same with the sets of training beside the others. */
  public Evidence withSplits(SplitTable newSplits) {
    return with(parts -> parts.splits = Optional.of(newSplits));
  }

  /** The same with slices. */
  public Evidence withSlices(SliceFindings newSlices) {
    return with(parts -> parts.slices = Optional.of(newSlices));
  }

  /** The same with what the rates mean for the line. */
  public Evidence withProduction(List<ProductionOutlook> newProduction) {
    return with(parts -> parts.production = newProduction);
  }

  /** The same with what other operating scores would give. */
  public Evidence withThresholds(ThresholdSweep newThresholds) {
    return with(parts -> parts.thresholds = Optional.of(newThresholds));
  }

  /** The same with curves, confusions and error types. */
  public Evidence withQuality(List<DetectionQuality> newQuality) {
    return with(parts -> parts.quality = newQuality);
  }

  /** The same with labels that are probably wrong. */
  public Evidence withLabelSuspects(LabelSuspects newLabelSuspects) {
    return with(parts -> parts.labelSuspects = Optional.of(newLabelSuspects));
  }

  /** The same with misses by class, slice and condition. */
  public Evidence withMissMaps(List<MissMap> newMissMaps) {
    return with(parts -> parts.missMaps = newMissMaps);
  }

  /** The same with pictures. */
  public Evidence withGallery(Gallery newGallery) {
    return with(parts -> parts.gallery = Optional.of(newGallery));
  }

  /** The same with what is known about latency and throughput. */
  public Evidence withSpeed(SpeedEvidence newSpeed) {
    return with(parts -> parts.speed = newSpeed);
  }

  /** The same with what is known about strange inputs. */
  public Evidence withStrange(StrangeEvidence newStrange) {
    return with(parts -> parts.strange = newStrange);
  }

  private Evidence with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.evidence();
  }

  /** The components, one of which changes. */
  private static final class Parts {
    private List<SiteGap> siteGaps;
    private Optional<SplitTable> splits;
    private Optional<SliceFindings> slices;
    private List<ProductionOutlook> production;
    private Optional<ThresholdSweep> thresholds;
    private List<DetectionQuality> quality;
    private Optional<LabelSuspects> labelSuspects;
    private List<MissMap> missMaps;
    private Optional<Gallery> gallery;
    private SpeedEvidence speed;
    private StrangeEvidence strange;

    Parts(Evidence of) {
      siteGaps = of.siteGaps;
      splits = of.splits;
      slices = of.slices;
      production = of.production;
      thresholds = of.thresholds;
      quality = of.quality;
      labelSuspects = of.labelSuspects;
      missMaps = of.missMaps;
      gallery = of.gallery;
      speed = of.speed;
      strange = of.strange;
    }

    Evidence evidence() {
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
          strange);
    }
  }
}
