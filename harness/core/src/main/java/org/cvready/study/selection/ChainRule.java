package org.cvready.study.selection;

import java.util.Locale;

/** How the model's decision on an image and its verifier's make one. */
public enum ChainRule {
  /** The verifier's holds. */
  REPLACE("the verifier's decision replaces the model's"),
  /** Where they differ a person looks. */
  AGREE_OR_REVIEW("where the two decisions differ, the image goes to review");

  private final String words;

  ChainRule(String words) {
    this.words = words;
  }

  /** The word in plans: {@code agree_or_review}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rule in words. */
  public String words() {
    return words;
  }
}
