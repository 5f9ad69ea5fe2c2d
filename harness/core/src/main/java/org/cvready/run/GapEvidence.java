package org.cvready.run;

import java.util.ArrayList;
import java.util.List;
import org.cvready.metric.Confidence;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.study.gap.GapQuestion;
import org.cvready.study.gap.GapStudy;
import org.cvready.study.gap.SiteGap;

/** Why each on-site set differs from each benchmark. */
final class GapEvidence {
  private GapEvidence() {}

  static List<SiteGap> of(OpenedPlan opened, SeenRun seen) {
    List<SiteGap> gaps = new ArrayList<>();
    for (SeenSet site : setsOf(seen, Role.ON_SITE)) {
      for (SeenSet benchmark : setsOf(seen, Role.BENCHMARK)) {
        gaps.add(
            GapStudy.of(
                new GapQuestion(
                    CounterfactualRun.gapSet(site),
                    CounterfactualRun.gapSet(benchmark),
                    seen.classes(),
                    opened.point(),
                    (metric, scope) -> seen.measure(metric, scope, Confidence.USUAL).measurement(),
                    site.counterfactual(benchmark.plan().name()),
                    seen.seed())));
      }
    }
    return gaps;
  }

  private static List<SeenSet> setsOf(SeenRun seen, Role role) {
    return seen.sets().stream()
        .filter(set -> set.plan().role() == role && !set.samples().isEmpty())
        .toList();
  }
}
