package org.cvready.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cvready.perturb.Condition;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.perturb.catalogue.Conditions;

/** Reads one entry of {@code conditions}. */
final class ConditionSection {
  private static final int MOST_CONDITIONS = 1000;
  private static final int MOST_IMAGES = 1_000_000_000;
  private static final int GREATEST_SEVERITY = 5;
  private static final String ALL = "all";

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

  /** Of the keys for strengths, a perturbation has only that of its own scale. */
  private static List<String> keys(String name) {
    Optional<Catalogue> entry = Catalogue.byName(name);
    Stream<String> own =
        entry.isPresent()
            ? Stream.of(entry.get().scale().key())
            : Stream.of("chain", "set", "severity");
    return Stream.concat(own, Stream.of("apply_to", "sample")).toList();
  }

  private static void checkIds(Section conditions, List<ConditionPlan> read) {
    Map<String, String> owners = new HashMap<>();
    for (ConditionPlan plan : read) {
      for (Condition condition : plan.conditions()) {
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
    List<Condition> conditions =
        Catalogue.byName(name).map(this::strengths).orElseGet(this::chainOrSet);
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

  private List<Condition> strengths(Catalogue entry) {
    StrengthScale scale = entry.scale();
    String example = scale.wholeNumbers() ? "[1, 3, 5]" : "[-2, -1, 1]";
    section.require(scale.key(), scale.key() + ": " + example);
    List<String> texts = section.texts(scale.key());
    if (texts.equals(List.of(ALL)) && scale.wholeNumbers()) {
      texts =
          Stream.iterate(1, i -> i <= GREATEST_SEVERITY, i -> i + 1).map(String::valueOf).toList();
    }
    List<Condition> conditions = new ArrayList<>();
    for (String text : texts) {
      strength(entry, text)
          .ifPresent(value -> conditions.add(Condition.of(entry.perturbation(), value)));
    }
    return conditions;
  }

  private Optional<Double> strength(Catalogue entry, String text) {
    StrengthScale scale = entry.scale();
    Range range = Range.closed(scale.minimum(), scale.maximum());
    Optional<Double> value =
        Quantities.parse(text)
            .filter(quantity -> quantity.unit().isEmpty() || quantity.unit().equals(scale.unit()))
            .map(Quantities.Quantity::value)
            .filter(range::contains)
            .filter(number -> !scale.wholeNumbers() || number == Math.rint(number));
    if (value.isEmpty()) {
      section.problem(
          scale.key(),
          "must be %s %s, got '%s'"
              .formatted(scale.wholeNumbers() ? "whole numbers" : "numbers", range.text(), text),
          scale.wholeNumbers() ? "[1, 3, 5] or all" : "[-2, -1, 1]");
    }
    return value;
  }

  private List<Condition> chainOrSet() {
    if (section.has("chain")) {
      return chain();
    }
    String known = String.join(", ", Catalogue.names());
    if (section.has("set")) {
      section.problem(
          "set",
          "sets of corruptions are not in this version, which has " + known,
          "an entry for each: gaussian_noise: {severity: all}");
      return List.of();
    }
    section
        .problems()
        .add(
            section.path(),
            section.line(),
            "no perturbation named '%s'; there are %s".formatted(name, known),
            Spelling.nearest(name, Catalogue.names())
                .orElse("a chain: {chain: [exposure@-1EV, jpeg@3]}"));
    return List.of();
  }

  private List<Condition> chain() {
    if (section.has("set") || section.has("severity")) {
      section.problem("chain", "must stand alone: its steps carry their strengths", "[jpeg@3]");
    }
    List<Condition.Step> steps = new ArrayList<>();
    for (String text : section.texts("chain")) {
      try {
        steps.add(Conditions.step(text));
      } catch (IllegalArgumentException e) {
        section.problem("chain", String.valueOf(e.getMessage()), "exposure@-1EV");
      }
    }
    return steps.isEmpty() ? List.of() : List.of(new Condition(steps));
  }
}
