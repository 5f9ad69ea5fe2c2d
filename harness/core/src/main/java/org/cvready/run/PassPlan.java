package org.cvready.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.dataset.Dataset;
import org.cvready.match.OperatingPoint;
import org.cvready.perturb.Condition;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.StreamCondition;
import org.cvready.perturb.Treatment;
import org.cvready.plan.ConditionPlan;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.GatePlan;
import org.cvready.plan.GatePlan.Selector;
import org.cvready.plan.Plan;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.Showing;

/** From a plan to what a pass shows the model: which sets under which conditions. */
final class PassPlan {
  private final Plan plan;
  private final List<Dataset> datasets;
  private final double keepFrom;

  /**
   * A pass over the sets of a plan.
   *
   * @param plan the plan
   * @param datasets its sets, in its order
   * @param keepFrom least score that is kept under conditions, in [0, 1]
   */
  PassPlan(Plan plan, List<Dataset> datasets, double keepFrom) {
    this.plan = plan;
    this.datasets = datasets;
    this.keepFrom = keepFrom;
  }

  static PassPlan of(OpenedPlan opened) {
    OperatingPoint point = opened.point();
    double least = 1;
    for (int c = 0; c < point.classes(); c++) {
      least = Math.min(least, point.reviewFrom(c));
    }
    return new PassPlan(opened.plan(), opened.datasets(), least / 2);
  }

  List<PassSet> sets() {
    List<PassSet> sets = new ArrayList<>();
    for (int i = 0; i < plan.datasets().size(); i++) {
      DatasetPlan set = plan.datasets().get(i);
      Dataset data = datasets.get(i);
      sets.add(new PassSet(data, set.clusterBy(), set.unitBy(), conditions(set, data)));
    }
    return sets;
  }

  private List<SetCondition> conditions(DatasetPlan set, Dataset data) {
    List<SetCondition> conditions = new ArrayList<>();
    conditions.add(SetCondition.clean());
    for (ConditionPlan entry : plan.conditions()) {
      if (!applies(entry, set)) {
        continue;
      }
      Optional<BitSet> images = chosen(entry, data);
      for (Treatment condition : entry.conditions()) {
        OptionalDouble kept =
            needsAllDetections(set, condition.id())
                ? OptionalDouble.empty()
                : OptionalDouble.of(this.keepFrom);
        conditions.add(new SetCondition(showing(condition, data), images, kept));
      }
    }
    return conditions;
  }

  /** A fault of the stream is drawn once a set, over all of its images. */
  private Showing showing(Treatment treatment, Dataset data) {
    if (treatment instanceof StreamCondition stream) {
      return new Showing.Misdelivered(
          stream, stream.deliver(data.samples().size(), plan.seed(), data.name()));
    }
    return new Showing.Perturbed((Condition) treatment);
  }

  private static boolean applies(ConditionPlan entry, DatasetPlan set) {
    return entry.applyTo().isEmpty()
        ? set.takesEveryCondition()
        : entry.applyTo().contains(set.name());
  }

  /**
   * The first images of a random order that depends on the seed and the set alone: a larger sample
   * holds a smaller one, and conditions of one sample size are compared on the same images.
   */
  private Optional<BitSet> chosen(ConditionPlan entry, Dataset data) {
    OptionalInt most = entry.sample();
    int size = data.samples().size();
    if (most.isEmpty() || most.getAsInt() >= size) {
      return Optional.empty();
    }
    RandomGenerator random = RandomStreams.of(plan.seed(), data.name(), "sample");
    int[] order = IntStream.range(0, size).toArray();
    BitSet images = new BitSet(size);
    for (int i = 0; i < most.getAsInt(); i++) {
      int drawn = i + random.nextInt(size - i);
      images.set(order[drawn]);
      order[drawn] = order[i];
    }
    return Optional.of(images);
  }

  private boolean needsAllDetections(DatasetPlan set, String condition) {
    return plan.gates().stream()
        .filter(gate -> gate.dataset().equals(Optional.of(set.name())))
        .anyMatch(gate -> needsAllDetections(gate, condition));
  }

  private static boolean needsAllDetections(GatePlan gate, String condition) {
    return switch (gate.metric()) {
      case MPC, RPC -> true;
      case AP, AP50, MAP, MAP50 -> covers(gate.conditions(), condition);
      default -> false;
    };
  }

  private static boolean covers(Selector selector, String condition) {
    return selector instanceof Selector.Each
        || (selector instanceof Selector.Named named && named.name().equals(condition));
  }
}
