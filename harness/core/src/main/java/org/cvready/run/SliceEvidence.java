package org.cvready.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.metric.Scope;
import org.cvready.match.OperatingPoint;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.study.slice.Baseline;
import org.cvready.study.slice.ImageFeature;
import org.cvready.study.slice.SliceFindings;
import org.cvready.study.slice.SliceQuestion;
import org.cvready.study.slice.SliceStudy;

/** Asks on which part of its labelled sets a run did worst; on-site sets first. */
final class SliceEvidence {
  private SliceEvidence() {}

  /** Empty where no set is labelled. */
  static Optional<SliceFindings> of(OpenedPlan opened, SeenRun seen, Optional<Baseline> baseline) {
    List<SliceQuestion> questions = new ArrayList<>();
    seen.sets().stream()
        .filter(set -> set.pass().data().isLabelled())
        .filter(set -> set.plan().role() != Role.OUT_OF_DISTRIBUTION)
        .sorted(Comparator.comparing(set -> set.plan().role() != Role.ON_SITE))
        .forEach(set -> questions.add(question(opened, set)));
    return questions.isEmpty()
        ? Optional.empty()
        : Optional.of(SliceStudy.of(questions, baseline, opened.plan().seed()));
  }

  private static SliceQuestion question(OpenedPlan opened, SeenSet set) {
    Map<String, List<String>> declared = new LinkedHashMap<>();
    for (String tag : set.sliceTags()) {
      declared.put(tag, List.copyOf(set.valuesOf(tag)));
    }
    return new SliceQuestion(
        set.plan().name(),
        set.outcomes(Scope.CLEAN, new java.util.TreeMap<>()),
        scores(opened.point()),
        opened.classes().names().names(),
        declared,
        features(set));
  }

  private static List<Double> scores(OperatingPoint point) {
    List<Double> scores = new ArrayList<>();
    for (int c = 0; c < point.classes(); c++) {
      scores.add(point.score(c));
    }
    return scores;
  }

  private static List<ImageFeature> features(SeenSet set) {
    return List.of();
  }
}
