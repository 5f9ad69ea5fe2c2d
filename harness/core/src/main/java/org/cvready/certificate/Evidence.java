package org.cvready.certificate;

import java.util.List;
import java.util.Optional;
import org.cvready.study.gallery.Gallery;
import org.cvready.study.gap.SiteGap;
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
 * @param slices on which part of the images it does worst
 * @param production what its rates mean for the line, an on-site set each
 * @param thresholds what other operating scores would give
 * @param quality curves, confusions and error types, a labelled set each
 * @param labelSuspects labels that are probably wrong
 * @param missMaps misses by class, slice and condition, a labelled set each
 * @param gallery pictures of what went worst
 */
public record Evidence(
    List<SiteGap> siteGaps,
    Optional<SliceFindings> slices,
    List<ProductionOutlook> production,
    Optional<ThresholdSweep> thresholds,
    List<DetectionQuality> quality,
    Optional<LabelSuspects> labelSuspects,
    List<MissMap> missMaps,
    Optional<Gallery> gallery) {
  /** Version of the JSON form. */
  public static final int FORMAT = 1;

  /** No evidence at all. */
  public static final Evidence NONE =
      new Evidence(
          List.of(), Optional.empty(), List.of(), Optional.empty(), List.of(), Optional.empty());

  /** Copies the lists. */
  public Evidence {
    siteGaps = List.copyOf(siteGaps);
    production = List.copyOf(production);
    quality = List.copyOf(quality);
    missMaps = List.copyOf(missMaps);
  }

  /** Evidence of the studies alone, without what is made for showing. */
  public Evidence(
      List<SiteGap> siteGaps,
      Optional<SliceFindings> slices,
      List<ProductionOutlook> production,
      Optional<ThresholdSweep> thresholds,
      List<DetectionQuality> quality,
      Optional<LabelSuspects> labelSuspects) {
    this(
        siteGaps,
        slices,
        production,
        thresholds,
        quality,
        labelSuspects,
        List.of(),
        Optional.empty());
  }

  /** The same with what is made for showing: tables of misses, and pictures. */
  public Evidence with(List<MissMap> maps, Gallery pictures) {
    return new Evidence(
        siteGaps,
        slices,
        production,
        thresholds,
        quality,
        labelSuspects,
        maps,
        Optional.of(pictures));
  }
}
