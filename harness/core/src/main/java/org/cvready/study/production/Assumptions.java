package org.cvready.study.production;

import java.util.ArrayList;
import java.util.List;

/** What the figures of an outlook take for granted. */
final class Assumptions {
  private Assumptions() {}

  /** A sentence each. */
  static List<String> of(ProductionQuestion question) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "Defect rates are as the plan states them; their own uncertainty is not in the bounds, the"
            + " table of other rates shows what it would do.");
    assumptions.add("A unit has one class at most.");
    assumptions.add(
        "Good units, and units with each class, look on the line as they do in the images; from"
            + " enriched sets only what holds for a given state is read.");
    assumptions.add(
        "Each bound holds with 95 % on its own, by variance estimates recovery over the bounds of"
            + " the rates (Zou and Donner 2008); rates of the same units are taken to rise"
            + " together.");
    question
        .line()
        .cost()
        .ifPresent(
            cost ->
                assumptions.add(
                    ("A good unit taken out costs %s, a defective one that passes %s, "
                            + "a unit looked at by a person %s %s; a rejected defect costs "
                            + "nothing more, and a person decides rightly.")
                        .formatted(
                            Amounts.of(cost.falseReject()),
                            Amounts.of(cost.escape()),
                            Amounts.of(cost.review()),
                            cost.currency())));
    if (!question.unstated().isEmpty()) {
      assumptions.add(
          "Classes without a stated defect rate are taken not to occur: %s."
              .formatted(String.join(", ", question.unstated())));
    }
    if (question.line().unitsPerMinute().isEmpty()) {
      assumptions.add("No volume is stated, so amounts are for 1,000 units.");
    }
    return assumptions;
  }
}
