package org.cvready.report;

import java.io.IOException;
import org.cvready.study.profile.ReferenceProfile;

/** {@code profile.json}: the reference profile, for whoever watches production. */
public final class ProfileJson {
  private static final VersionedJson<ReferenceProfile> JSON =
      new VersionedJson<>("profile", ReferenceProfile.class, ReferenceProfile.FORMAT);

  private ProfileJson() {}

  /** The profile as JSON, ending in a line feed. */
  public static String write(ReferenceProfile profile) {
    return JSON.write(profile);
  }

  /**
   * Reads a profile back: {@code parse(write(p)).equals(p)}.
   *
   * @throws IOException where the text is no profile of this format, saying where and why
   */
  public static ReferenceProfile parse(String json) throws IOException {
    return JSON.parse(json);
  }
}
