package org.cvready.run;

import java.util.List;
import java.util.TreeMap;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;

/**
 * Whether a model detects anything at all, on the clean images of all sets.
 *
 * @param images shown
 * @param objects labelled, without ignored ones
 * @param found objects with a match at the operating point
 * @param raised images on which any class was raised
 * @param topScore highest score of any detection, 0 where there was none
 */
record Tally(long images, long objects, long found, long raised, double topScore) {
  static Tally of(List<SeenSet> sets) {
    return of(sets, SeenSet::outcomes);
  }

  /** The same from other outcomes of the same images. */
  static Tally of(List<SeenSet> sets, SeenRun.Outcomes outcomes) {
    long images = 0;
    long objects = 0;
    long found = 0;
    long raised = 0;
    double topScore = 0;
    for (SeenSet set : sets) {
      for (ImageOutcome image : outcomes.of(set, Scope.CLEAN, new TreeMap<>())) {
        images++;
        boolean any = false;
        for (ClassOutcome outcome : image.classes()) {
          objects += outcome.objects();
          found += outcome.found();
          any |= outcome.raised();
          topScore = Math.max(topScore, outcome.topScore());
        }
        raised += any ? 1 : 0;
      }
    }
    return new Tally(images, objects, found, raised, topScore);
  }
}
