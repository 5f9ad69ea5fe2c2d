package org.cvready.study.gap;

/** What a part of a gap is put down to. */
public enum Cause {
  /** The site has other classes, or has them in other shares. */
  CLASS_MIX("a different class mix"),
  /** Its objects are of other sizes, or more or fewer of them share an image. */
  SIZE_AND_COUNT("other object sizes and counts"),
  /** Light, lens and sensor, as far as the counterfactual reproduces them. */
  IMAGE_CONDITIONS("image conditions"),
  /** What none of these explains. */
  UNEXPLAINED("unexplained");

  private final String words;

  Cause(String words) {
    this.words = words;
  }

  /** The cause as sentences have it. */
  public String words() {
    return words;
  }
}
