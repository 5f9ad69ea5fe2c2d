package org.cvready.study.selection;

import java.util.Locale;

/** What tells how sure a model is of its decision on an image; higher is surer. */
public enum RiskMeasure {
  /** Distance from the operating point. */
  MARGIN(
      "distance of the strongest detection from its operating score, |logit score - logit tau|; an"
          + " image without any detection is surest"),
  /** The probability that the strongest score gives to the decision. */
  TOP_SCORE(
      "the highest score where something was found, and one minus the highest score where nothing"
          + " was"),
  /** How few detections are in doubt. */
  DOUBTFUL_BOXES(
      "minus the number of detections between a tenth of their operating score and that score"),
  /** How usual the image is to the guard. */
  STRANGENESS(
      "minus the share of the guard's reference images that are less strange; the only measure that"
          + " ranks images without any detection");

  private final String meaning;

  RiskMeasure(String meaning) {
    this.meaning = meaning;
  }

  /** The word in plans: {@code margin}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The measure in words. */
  public String meaning() {
    return meaning;
  }
}
