package org.cvready.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cvready.perturb.Treatment;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.SecondPassPlan.Reach;

/** Reads what else a second pass is judged on: conditions, strange sets, the line at its speed. */
final class SecondPassReach {
  private static final String CONDITIONS = "conditions";
  private static final String STRANGE = "out_of_distribution";
  private static final String AT_LINE_SPEED = "at_line_speed";

  private final Section section;
  private final Map<String, Optional<DatasetPlan>> sets;
  private final List<ConditionPlan> plans;

  SecondPassReach(
      Section section, Map<String, Optional<DatasetPlan>> sets, List<ConditionPlan> plans) {
    this.section = section;
    this.sets = sets;
    this.plans = plans;
  }

  /** Reads the keys; conditions are left out and strange sets taken where nothing is said. */
  Reach read(Section plan) {
    boolean line = section.flag(AT_LINE_SPEED).orElse(false);
    if (line && !plan.has("line_speed")) {
      section.problem(
          AT_LINE_SPEED,
          "needs line_speed in the plan",
          "line_speed: {units_per_minute: 480, deadline: 100 ms, run: 400 s}");
    }
    return new Reach(conditions(plan), strange(), line);
  }

  private Set<String> conditions(Section plan) {
    Set<String> ids = new LinkedHashSet<>();
    if (!section.has(CONDITIONS) || isWord(CONDITIONS, "false")) {
      return ids;
    }
    if (!plan.has(CONDITIONS)) {
      section.problem(
          CONDITIONS, "needs conditions in the plan", "conditions: {glare: {severity: [1, 3, 5]}}");
      return ids;
    }
    boolean all = isWord(CONDITIONS, "true");
    List<String> names = all ? List.of() : section.texts(CONDITIONS);
    for (String name : names) {
      if (ids(name).isEmpty() && !isWritten(plan, name)) {
        section.problem(
            CONDITIONS,
            "no condition '%s' in the plan".formatted(name),
            Spelling.nearest(name, known()).orElse("true, or one of " + firstKnown()));
      }
      ids.addAll(ids(name));
    }
    if (all) {
      plans.forEach(entry -> entry.conditions().forEach(one -> ids.add(one.id())));
    }
    return ids;
  }

  /** Whether the plan has an entry of this name, which may be wrong itself. */
  private static boolean isWritten(Section plan, String name) {
    return plan.entries().get(CONDITIONS) instanceof YamlNode.Mapping written
        && written.entries().containsKey(name);
  }

  /** The ids that an entry's name or an id stands for. */
  private List<String> ids(String name) {
    List<String> ids = new ArrayList<>();
    for (ConditionPlan entry : plans) {
      for (Treatment one : entry.conditions()) {
        if (entry.name().equals(name) || one.id().equals(name)) {
          ids.add(one.id());
        }
      }
    }
    return ids;
  }

  private List<String> known() {
    List<String> known = new ArrayList<>();
    plans.forEach(
        entry -> {
          known.add(entry.name());
          entry.conditions().forEach(one -> known.add(one.id()));
        });
    return known;
  }

  private String firstKnown() {
    return String.join(", ", plans.stream().map(ConditionPlan::name).limit(20).toList());
  }

  private List<String> strange() {
    List<String> every =
        sets.entrySet().stream()
            .filter(entry -> isStrange(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!section.has(STRANGE) || isWord(STRANGE, "true")) {
      return every;
    }
    if (isWord(STRANGE, "false")) {
      return List.of();
    }
    List<String> named = new ArrayList<>();
    for (String name : section.texts(STRANGE)) {
      if (every.contains(name)) {
        named.add(name);
      } else if (!isWrongItself(name)) {
        section.problem(
            STRANGE,
            sets.containsKey(name)
                ? "must be a set of role out_of_distribution, got '%s'".formatted(name)
                : "no data set named '%s'".formatted(name),
            Spelling.nearest(name, every)
                .orElse(every.isEmpty() ? "false" : "true, or one of " + String.join(", ", every)));
      }
    }
    return named;
  }

  private boolean isWrongItself(String name) {
    return sets.containsKey(name) && sets.getOrDefault(name, Optional.empty()).isEmpty();
  }

  private static boolean isStrange(Optional<DatasetPlan> set) {
    return set.filter(known -> known.role() == Role.OUT_OF_DISTRIBUTION).isPresent();
  }

  /** Whether the key has this word alone; what it has otherwise is read as names. */
  private boolean isWord(String key, String word) {
    return section.entries().get(key) instanceof YamlNode.Scalar scalar
        && scalar.text().strip().equals(word);
  }
}
