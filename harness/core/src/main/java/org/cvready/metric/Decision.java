package org.cvready.metric;

import java.util.Locale;

/** What the line does with a unit. The order is from harmless to strict: a unit gets its worst. */
public enum Decision {
  /** The unit passes. */
  ACCEPT,
  /** A person looks. */
  REVIEW,
  /** The unit is taken out. */
  REJECT;

  /** The word in plans: {@code accept}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stricter of two decisions. */
  public Decision orWorse(Decision other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
