package org.cvready.study.profile;

import java.util.List;

/**
 * A set of the profile.
 *
 * @param dataset its name
 * @param role what it stands for, as plans write it
 * @param sampling how its images were chosen: shares of an enriched set mean nothing by themselves
 * @param site where its images were taken
 * @param parts the whole set first, then its declared slices that have images
 */
public record ProfiledSet(
    String dataset, String role, String sampling, String site, List<ProfiledPart> parts) {
  /** Copies the list. */
  public ProfiledSet {
    parts = List.copyOf(parts);
  }

  /** The whole set. */
  public ProfiledPart whole() {
    return parts.get(0);
  }
}
