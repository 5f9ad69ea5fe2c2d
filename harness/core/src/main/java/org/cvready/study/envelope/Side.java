package org.cvready.study.envelope;

import java.util.Locale;

/** Which way from a clean image a magnitude goes. */
public enum Side {
  /** To smaller magnitudes: darker, warmer. */
  DOWN,
  /** To larger magnitudes: brighter, colder, more blurred. */
  UP;

  /** The word in files: {@code down}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
