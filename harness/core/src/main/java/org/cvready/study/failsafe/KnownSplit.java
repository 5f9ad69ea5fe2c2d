package org.cvready.study.failsafe;

/**
 * What became of units of which the truth is known: right (a defective one rejected, a good one
 * accepted), sent to review, or silently wrong (decided otherwise without a person looking).
 *
 * @param set name of the set
 * @param condition how it was shown
 * @param units which units
 * @param correct decided right
 * @param review sent to review
 * @param silent silently wrong
 */
public record KnownSplit(
    String set, String condition, Units units, Share correct, Share review, Share silent) {
  /** Which units are counted. */
  public enum Units {
    /** Good and defective ones. */
    ALL("all"),
    /** Units without any object. */
    GOOD("good"),
    /** Units with an object. */
    DEFECTIVE("defective");

    private final String words;

    Units(String words) {
      this.words = words;
    }

    /** As a reader sees it. */
    public String words() {
      return words;
    }
  }
}
