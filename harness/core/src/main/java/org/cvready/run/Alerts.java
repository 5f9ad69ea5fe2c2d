package org.cvready.run;

import java.util.ArrayList;
import java.util.List;
import org.cvready.certificate.Certificate.LineSpeedSummary;
import org.cvready.metric.Figures;

/** What must be read before any figure, in words. */
final class Alerts {
  private Alerts() {}

  static List<String> of(OpenedPlan opened, SeenRun seen, Tally tally) {
    List<String> alerts = new ArrayList<>();
    if (tally.topScore() == 0) {
      alerts.add(
          ("This model detects nothing: not one detection at or above a score of %s on %s images."
                  + " Its lack of false alarms is no success.")
              .formatted(opened.plan().model().scoreFloor(), Figures.count(tally.images())));
    } else if (tally.objects() > 0 && tally.found() == 0) {
      alerts.add(
          ("This model detects nothing at the operating point: 0 of %s labelled objects were found;"
                  + " the highest score of any detection is %.3f.")
              .formatted(Figures.count(tally.objects()), tally.topScore()));
    } else if (tally.raised() == 0) {
      alerts.add(
          "No class was raised on any of %s images at the operating point; the highest score is %.3f."
              .formatted(Figures.count(tally.images()), tally.topScore()));
    }
    if (!opened.classes().unknownToModel().isEmpty()) {
      alerts.add(
          "The model has no class %s, which data or plan name: every such object is missed."
              .formatted(String.join(", ", opened.classes().unknownToModel())));
    }
    addUnsliced(seen, alerts);
    seen.latency().map(LatencyMeter::summary).ifPresent(summary -> addInvalid(summary, alerts));
    return alerts;
  }

  /** A limit on each slice does not hold images that are in none. */
  private static void addUnsliced(SeenRun seen, List<String> alerts) {
    for (SeenSet set : seen.sets()) {
      for (String tag : set.sliceTags()) {
        long without = set.withoutTag(tag);
        if (without > 0) {
          alerts.add(
              "%s of %s images of %s have no tag %s: no slice by it holds them."
                  .formatted(
                      Figures.count(without),
                      Figures.count(set.samples().size()),
                      set.plan().name(),
                      tag));
        }
      }
    }
  }

  private static void addInvalid(LineSpeedSummary summary, List<String> alerts) {
    if (!summary.valid()) {
      alerts.add(
          "The line-speed run is not valid and says nothing: "
              + String.join("; ", summary.reasons()));
    }
  }
}
