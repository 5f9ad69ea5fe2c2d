package org.cvready.study.profile;

import java.util.List;
import java.util.SortedMap;
import org.cvready.match.OperatingPoint;

/**
 * Which sets a profile is to hold.
 *
 * @param classes names of the model's classes
 * @param point the operating point
 * @param fromScore detections below are left out, in [0, 1)
 * @param sets benchmarks first
 */
public record ProfileQuestion(
    List<String> classes, OperatingPoint point, double fromScore, List<AskedSet> sets) {
  /** Copies the lists. */
  public ProfileQuestion {
    classes = List.copyOf(classes);
    sets = List.copyOf(sets);
  }

  /**
   * A set.
   *
   * @param dataset its name
   * @param role what it stands for, as plans write it
   * @param sampling how its images were chosen, as plans write it
   * @param site where its images were taken
   * @param slices declared slices: tag and value
   * @param images as they were captured
   */
  public record AskedSet(
      String dataset,
      String role,
      String sampling,
      String site,
      List<SortedMap<String, String>> slices,
      List<ProfiledImage> images) {
    /** Copies the lists. */
    public AskedSet {
      slices = List.copyOf(slices);
      images = List.copyOf(images);
    }
  }
}
