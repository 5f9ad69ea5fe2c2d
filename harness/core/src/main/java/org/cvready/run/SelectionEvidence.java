package org.cvready.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.cvready.certificate.Evidence;
import org.cvready.certificate.StrangeEvidence;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.plan.DatasetPlan.Sampling;
import org.cvready.plan.SecondPassPlan;
import org.cvready.study.selection.SecondPassFindings;
import org.cvready.study.selection.SelectionFindings;
import org.cvready.study.selection.SelectionQuestion;
import org.cvready.study.selection.SelectionQuestion.LabelledSet;

/** What reviews and second passes buy, on every labelled set that the model was not made with. */
final class SelectionEvidence {
  private static final SortedMap<String, String> WHOLE = Collections.emptySortedMap();

  private SelectionEvidence() {}

  /** Evidence about strange inputs with that added. */
  static StrangeEvidence add(
      OpenedPlan opened, SeenRun seen, Evidence evidence, Optional<SecondPassFindings> second) {
    return SelectionFindings.of(question(opened, seen), second)
        .map(evidence.strange()::withSelection)
        .orElse(evidence.strange());
  }

  private static SelectionQuestion question(OpenedPlan opened, SeenRun seen) {
    List<LabelledSet> sets = new ArrayList<>();
    for (SeenSet set : seen.sets()) {
      List<ImageOutcome> images = set.outcomes(Scope.CLEAN, WHOLE);
      if (set.pass().data().isLabelled()
          && !set.plan().role().isOfTraining()
          && !images.isEmpty()) {
        sets.add(
            new LabelledSet(set.plan().name(), set.plan().sampling() == Sampling.ENRICHED, images));
      }
    }
    return new SelectionQuestion(
        sets,
        seen.classes(),
        opened.point(),
        opened
            .plan()
            .secondPass()
            .map(SecondPassPlan::targetEscapeRate)
            .orElse(OptionalDouble.empty()),
        seen.seed());
  }
}
