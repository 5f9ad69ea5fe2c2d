package org.cvready.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.cvready.metric.Confidence;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;
import org.cvready.perturb.Condition.Step;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.catalogue.Conditions;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.EnvelopePlan;
import org.cvready.plan.EnvelopePlan.PairPlan;
import org.cvready.plan.EnvelopePlan.SearchPlan;
import org.cvready.plan.GatePlan;
import org.cvready.plan.GatePlan.Selector;
import org.cvready.study.envelope.EnvelopeFindings;
import org.cvready.study.envelope.EnvelopeGate;
import org.cvready.study.envelope.EnvelopeQuestion;
import org.cvready.study.envelope.EnvelopeQuestion.PairRange;
import org.cvready.study.envelope.EnvelopeQuestion.SearchRange;
import org.cvready.study.envelope.EnvelopeQuestion.SiteFigures;
import org.cvready.study.envelope.EnvelopeStudy;
import org.cvready.study.envelope.Ladder;
import org.cvready.study.envelope.SiteMark;
import org.cvready.study.gap.Counterfactual.ChainLink;
import org.cvready.study.gap.CounterfactualSeen;

/** Searches the breaking points that a plan asks for. */
final class EnvelopeRun {
  private final OpenedPlan opened;
  private final List<SeenSet> sets;
  private final int workers;

  /**
   * A search on what a run has seen.
   *
   * @param opened plan and model
   * @param sets seen on their images as they were captured, and under the sites' chains
   * @param workers threads; results do not depend on how many
   */
  EnvelopeRun(OpenedPlan opened, List<SeenSet> sets, int workers) {
    this.opened = opened;
    this.sets = sets;
    this.workers = workers;
  }

  /** Searches; empty where the plan asks for none. */
  Optional<EnvelopeFindings> run(RunProgress progress) throws IOException, InterruptedException {
    Optional<EnvelopePlan> plan = opened.plan().envelope();
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    EnvelopeQuestion question = question(plan.get());
    ShownImages images = new ShownImages(opened, sets, workers);
    // Most of the grid is never shown: the stage ends early.
    progress.stage("envelope", EnvelopeStudy.fullGrid(question, images, this::meter));
    return Optional.of(EnvelopeStudy.run(question, images, this::meter, progress::at));
  }

  private RateMeter meter(EnvelopeGate gate) {
    return new RateMeter(
        gate.confidence(),
        opened.classes().modelCount(),
        opened.plan().dataset(gate.scope().dataset()).safe());
  }

  /** The question that a plan asks. */
  EnvelopeQuestion question(EnvelopePlan plan) {
    List<EnvelopeGate> gates = new ArrayList<>();
    plan.gates().forEach(gate -> gates.addAll(gates(gate)));
    return new EnvelopeQuestion(
        gates,
        plan.search().stream().map(search -> range(plan, search, search.steps())).toList(),
        plan.pairs().stream().map(pair -> pair(plan, pair)).toList(),
        plan.looks(),
        plan.between(),
        plan.sample(),
        new SiteFigures(plan.mmPerPixel(), plan.exposureMillis()),
        opened.plan().seed());
  }

  private List<EnvelopeGate> gates(GatePlan gate) {
    Scope whole = Scope.of(gate.dataset().orElseThrow());
    if (gate.classes() instanceof Selector.Whole) {
      return List.of(gate(gate, whole, OptionalInt.empty()));
    }
    List<String> names = opened.classes().names().names();
    List<EnvelopeGate> gates = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      boolean meant =
          !(gate.classes() instanceof Selector.Named named) || named.name().equals(names.get(c));
      if (meant) {
        gates.add(gate(gate, whole.withClass(names.get(c)), OptionalInt.of(c)));
      }
    }
    return gates;
  }

  private static EnvelopeGate gate(GatePlan gate, Scope scope, OptionalInt classIndex) {
    return new EnvelopeGate(
        gate.metric(),
        scope,
        classIndex,
        gate.limit().value(),
        gate.limit().text(),
        new Confidence(gate.confidence(), gate.strict()));
  }

  private SearchRange range(EnvelopePlan plan, SearchPlan search, int steps) {
    List<Ladder> ladders = new ArrayList<>();
    for (double end : search.ends()) {
      ladders.add(
          Ladder.of(search.perturbation(), search.near(), end, steps, opened.plan().seed()));
    }
    List<SiteMark> marks = new ArrayList<>(estimated(search.perturbation()));
    Optional.ofNullable(plan.siteAt().get(search.name()))
        .ifPresent(at -> marks.add(new SiteMark("the site", at, "as the plan states it")));
    return new SearchRange(ladders, marks);
  }

  private PairRange pair(EnvelopePlan plan, PairPlan pair) {
    return new PairRange(
        range(plan, plan.search(pair.x()), pair.steps()),
        range(plan, plan.search(pair.y()), pair.steps()));
  }

  /** What made the benchmark look like each site, as far as it is this perturbation. */
  private List<SiteMark> estimated(Perturbation perturbation) {
    List<SiteMark> marks = new ArrayList<>();
    TreeSet<String> benchmarks = new TreeSet<>();
    sets.stream()
        .filter(set -> set.plan().role() == Role.BENCHMARK)
        .forEach(set -> benchmarks.add(set.plan().name()));
    for (SeenSet site : sets) {
      for (String benchmark : benchmarks) {
        site.counterfactual(benchmark)
            .flatMap(seen -> magnitude(seen, perturbation))
            .ifPresent(
                at ->
                    marks.add(
                        new SiteMark(
                            site.plan().name(),
                            at,
                            "estimated from its images against " + benchmark)));
      }
    }
    return marks;
  }

  private static Optional<Double> magnitude(CounterfactualSeen seen, Perturbation perturbation) {
    for (ChainLink link : seen.chain().steps()) {
      Step step = Conditions.step(link.condition());
      if (step.perturbation().equals(perturbation)) {
        return Optional.of(step.strength());
      }
    }
    return Optional.empty();
  }
}
