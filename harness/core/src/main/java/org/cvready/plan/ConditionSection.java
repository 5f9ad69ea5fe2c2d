package org.cvready.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Condition.Step;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Treatment;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.perturb.catalogue.Conditions;
import org.cvready.perturb.catalogue.CorruptionSet;
import org.cvready.perturb.catalogue.StreamFaults;

/** Reads one entry of {@code conditions}. */
final class ConditionSection {
  private static final int MOST_CONDITIONS = 1000;
  private static final int MOST_IMAGES = 1_000_000_000;

  private final Section section;
  private final String name;
  private final Set<String> datasets;

  private ConditionSection(Section section, String name, Set<String> datasets) {
    this.section = section;
    this.name = name;
    this.datasets = datasets;
  }

  /** The entries in the order of the plan; what is wrong is noted and left out. */
  static List<ConditionPlan> readAll(Section plan, Set<String> datasets) {
    List<ConditionPlan> read = new ArrayList<>();
    Optional<Section> all =
        plan.node("conditions")
            .flatMap(node -> Section.ofNames(node, "conditions", plan.problems()));
    if (all.isEmpty()) {
      return read;
    }
    Section conditions = all.get();
    for (String name : conditions.entries().keySet()) {
      conditions
          .node(name)
          .flatMap(node -> Section.of(node, conditions.path(name), plan.problems(), keys(name)))
          .map(section -> new ConditionSection(section, name, datasets).entry())
          .ifPresent(read::add);
    }
    checkIds(conditions, read);
    return read;
  }

  /** Of the keys for strengths, a perturbation has only those of its own scale. */
  private static List<String> keys(String name) {
    List<String> own =
        Catalogue.byName(name)
            .map(entry -> Strengths.keys(entry.scale(), entry.settings()))
            .or(
                () ->
                    StreamFaults.byName(name)
                        .map(fault -> Strengths.keys(fault.scale(), Settings.NONE)))
            .orElse(List.of("chain", "set", Strengths.SEVERITY));
    return Stream.concat(own.stream(), Stream.of("apply_to", "sample")).toList();
  }

  private static void checkIds(Section conditions, List<ConditionPlan> read) {
    Map<String, String> owners = new HashMap<>();
    for (ConditionPlan plan : read) {
      for (Treatment condition : plan.conditions()) {
        String owner = owners.putIfAbsent(condition.id(), plan.name());
        if (owner != null) {
          conditions.problem(
              plan.name(),
              "condition %s must stand once, but %s has it too".formatted(condition.id(), owner));
        }
      }
    }
    if (owners.size() > MOST_CONDITIONS) {
      conditions
          .problems()
          .add(
              conditions.path(),
              conditions.line(),
              "must come to at most %d, got %d".formatted(MOST_CONDITIONS, owners.size()));
    }
  }

  private ConditionPlan entry() {
    List<Treatment> conditions = treatments();
    TreeSet<String> applyTo = new TreeSet<>(section.texts("apply_to"));
    for (String set : applyTo) {
      if (!datasets.contains(set)) {
        section.problem(
            "apply_to",
            "no data set named '%s'".formatted(set),
            Spelling.nearest(set, datasets).orElse("one of " + String.join(", ", datasets)));
      }
    }
    Optional<Integer> sample = section.whole("sample", 1, MOST_IMAGES);
    return new ConditionPlan(
        name, conditions, applyTo, sample.map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  private List<Treatment> treatments() {
    Strengths strengths = new Strengths(section);
    Optional<Catalogue> entry = Catalogue.byName(name);
    if (entry.isPresent()) {
      return strengths.of(entry.get());
    }
    Optional<StreamFaults> fault = StreamFaults.byName(name);
    if (fault.isPresent()) {
      return strengths.of(fault.get().fault());
    }
    if (section.has("chain")) {
      return chain();
    }
    if (section.has("set")) {
      return section
          .word("set", CorruptionSet.keys())
          .flatMap(CorruptionSet::byKey)
          .map(strengths::of)
          .orElse(List.of());
    }
    section
        .problems()
        .add(
            section.path(),
            section.line(),
            "no perturbation named '%s'; cvready perturb --list shows them all".formatted(name),
            Spelling.nearest(name, names())
                .orElse("{set: common, severity: all} or {chain: [exposure@-1EV, jpeg@3]}"));
    return List.of();
  }

  private static List<String> names() {
    return Stream.concat(
            Arrays.stream(Catalogue.values())
                .flatMap(entry -> Stream.concat(Stream.of(entry.key()), entry.aliases().stream())),
            StreamFaults.names().stream())
        .toList();
  }

  private List<Treatment> chain() {
    if (section.has("set") || section.has(Strengths.SEVERITY)) {
      section.problem("chain", "must stand alone: its steps carry their strengths", "[jpeg@3]");
    }
    List<String> texts = section.texts("chain");
    List<Step> steps = new ArrayList<>();
    for (String text : texts) {
      try {
        steps.add(Conditions.step(text));
      } catch (IllegalArgumentException e) {
        String word = text.replaceFirst("[@(].*", "");
        section.problem(
            "chain",
            String.valueOf(e.getMessage()),
            Catalogue.byName(word).isPresent()
                ? "exposure@-1EV"
                : Spelling.nearest(word, names()).orElse("exposure@-1EV"));
      }
    }
    if (steps.isEmpty() || steps.size() < texts.size()) {
      return List.of();
    }
    try {
      return List.of(new Condition(steps));
    } catch (IllegalArgumentException e) {
      section.problem("chain", String.valueOf(e.getMessage()), inLightsOrder(steps));
      return List.of();
    }
  }

  private static String inLightsOrder(List<Step> steps) {
    return steps.stream()
        .sorted(Comparator.comparing(step -> step.perturbation().stage()))
        .map(Step::id)
        .toList()
        .toString();
  }
}
