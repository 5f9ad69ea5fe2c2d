package org.cvready.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Confidence;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.study.gap.SplitTable;
import org.cvready.study.gap.SplitTable.Split;

/** The sets of training beside the others, where the plan names any. */
final class SplitEvidence {
  private static final List<Role> ROLES =
      List.of(Role.TRAIN, Role.VALIDATION, Role.TEST, Role.BENCHMARK, Role.ON_SITE);

  private SplitEvidence() {}

  static Optional<SplitTable> of(SeenRun seen) {
    List<Split> splits = new ArrayList<>();
    boolean any = false;
    for (Role role : ROLES) {
      for (SeenSet set : seen.sets()) {
        if (set.plan().role() == role && set.pass().data().isLabelled()) {
          splits.add(split(seen, set));
          any |= role.isOfTraining();
        }
      }
    }
    return any ? Optional.of(SplitTable.of(splits)) : Optional.empty();
  }

  private static Split split(SeenRun seen, SeenSet set) {
    List<Measurement> rates = new ArrayList<>();
    Scope scope = Scope.of(set.plan().name());
    for (Metric metric : SplitTable.METRICS) {
      rates.add(seen.measure(metric, scope, Confidence.USUAL).measurement());
    }
    return new Split(set.plan().name(), set.plan().role().key(), set.samples().size(), rates);
  }
}
