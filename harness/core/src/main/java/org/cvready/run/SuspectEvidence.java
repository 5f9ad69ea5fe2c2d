package org.cvready.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cvready.gate.GateResult;
import org.cvready.gate.Judge;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Figures;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;
import org.cvready.plan.GatePlan;
import org.cvready.study.Observation;
import org.cvready.study.OutcomeMaker;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.Showing;
import org.cvready.study.suspect.LabelSuspects;
import org.cvready.study.suspect.LabelSuspects.GateEffect;
import org.cvready.study.suspect.SuspectFinder;
import org.cvready.study.suspect.SuspectImage;
import org.cvready.study.suspect.SuspectList;

/**
 * Lists labels that may be wrong, and judges the gates once more as if they were.
 *
 * <p>Gates on average precision are not judged again: under conditions their detections are not all
 * kept.
 */
final class SuspectEvidence {
  private static final int LEAST_CONDITIONS = 2;

  private final OpenedPlan opened;
  private final SeenRun seen;

  SuspectEvidence(OpenedPlan opened, SeenRun seen) {
    this.opened = opened;
    this.seen = seen;
  }

  /** A finder for the sets of a run: it asks about labelled sets, and conditions of one image. */
  static SuspectFinder finder(OperatingPoint point, List<SeenSet> sets) {
    return new SuspectFinder(point, sets.stream().map(SuspectEvidence::conditions).toList());
  }

  private static Set<String> conditions(SeenSet set) {
    if (!set.pass().data().isLabelled()) {
      return Set.of();
    }
    return set.pass().conditions().stream()
        .filter(condition -> condition.showing() instanceof Showing.Perturbed)
        .map(SetCondition::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  LabelSuspects of(List<SuspectImage> images, double silence) {
    List<String> names = seen.sets().stream().map(set -> set.plan().name()).toList();
    List<String> unasked =
        seen.sets().stream()
            .filter(set -> set.pass().data().isLabelled())
            .filter(set -> conditions(set).size() < LEAST_CONDITIONS)
            .map(set -> set.plan().name())
            .toList();
    return new SuspectList(names, opened.classes().names().names(), silence)
        .of(images, images.isEmpty() ? List.of() : effects(images), unasked);
  }

  private List<GateEffect> effects(List<SuspectImage> images) {
    List<GatePlan> gates =
        opened.plan().gates().stream()
            .filter(gate -> gate.dataset().isPresent() && RateMeter.measures(gate.metric()))
            .toList();
    List<GateResult> before = new Judge(seen).judge(gates);
    List<GateResult> after = new Judge(mended(images)).judge(gates);
    List<GateEffect> effects = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      GateResult now = before.get(i);
      GateResult then = after.get(i);
      if (!value(now).equals(value(then)) || now.verdict() != then.verdict()) {
        effects.add(
            new GateEffect(
                "%s on %s, %s".formatted(now.metric().key(), now.scope().text(), now.limit()),
                value(now),
                now.verdict().name(),
                value(then),
                then.verdict().name()));
      }
    }
    return effects;
  }

  private static String value(GateResult result) {
    Optional<Measurement> measured = result.measurement();
    return measured.map(Figures::valueWithCounts).orElse(Figures.NONE);
  }

  /** The run as it would have been with the labels mended. */
  private SeenRun mended(List<SuspectImage> images) {
    List<SeenSet> sets = new ArrayList<>();
    for (int i = 0; i < seen.sets().size(); i++) {
      SeenSet set = seen.sets().get(i);
      Map<List<String>, ImageOutcome> changed = new HashMap<>();
      for (SuspectImage image : images) {
        if (image.set() == i) {
          changed.putAll(outcomes(set, image));
        }
      }
      sets.add(changed.isEmpty() ? set : changed(set, changed));
    }
    return new SeenRun(opened.classes(), sets, Optional.empty(), opened.plan().seed());
  }

  /** Outcomes by condition and image; a condition that moves labels keeps what it had. */
  private Map<List<String>, ImageOutcome> outcomes(SeenSet set, SuspectImage image) {
    OutcomeMaker maker = new OutcomeMaker(opened.point());
    Map<List<String>, ImageOutcome> outcomes = new HashMap<>();
    Observation clean = image.observations().get(0);
    for (Observation observation : image.observations()) {
      if (observation.truths().equals(clean.truths())) {
        ImageOutcome mended =
            maker.outcome(
                set.pass(),
                observation.sample(),
                image.mended(observation.truths()),
                observation.detections());
        outcomes.put(
            List.of(observation.condition(), observation.sample().name()),
            observation.outcome().strange() ? mended.asStrange() : mended);
      }
    }
    return outcomes;
  }

  private static SeenSet changed(SeenSet set, Map<List<String>, ImageOutcome> changed) {
    SeenSet copy = new SeenSet(set.plan(), set.pass());
    List<String> conditions = new ArrayList<>(List.of(Scope.CLEAN));
    conditions.addAll(set.conditions());
    for (String condition : conditions) {
      for (ImageOutcome image : set.outcomes(condition, new TreeMap<>())) {
        copy.add(condition, changed.getOrDefault(List.of(condition, image.image()), image));
      }
    }
    return copy;
  }
}
