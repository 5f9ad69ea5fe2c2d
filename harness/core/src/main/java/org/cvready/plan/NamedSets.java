package org.cvready.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys whose value is the name of a labelled set of the plan. */
record NamedSets(Section section, Map<String, Optional<DatasetPlan>> sets) {
  /** Names of the sets with labels; a set that is wrong itself counts as one. */
  List<String> labelled() {
    return sets.entrySet().stream()
        .filter(entry -> entry.getValue().map(GateRules::labelled).orElse(true))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The name that a key must have. */
  Optional<String> required(String key) {
    section.require(key, key + ": one of " + String.join(", ", labelled()));
    return optional(key);
  }

  /** The name that a key has. */
  Optional<String> optional(String key) {
    return section.text(key).filter(name -> isLabelled(key, name));
  }

  /** Whether there is a labelled set of this name; where not, that is noted at the key. */
  boolean isLabelled(String key, String name) {
    List<String> labelled = labelled();
    if (!sets.containsKey(name)) {
      section.problem(
          key,
          "no data set named '%s'".formatted(name),
          Spelling.nearest(name, labelled).orElse("one of " + String.join(", ", labelled)));
      return false;
    }
    if (!labelled.contains(name)) {
      section.problem(
          key,
          "must be a set with labels, got '%s', a folder".formatted(name),
          "one of " + String.join(", ", labelled));
      return false;
    }
    return true;
  }

  /**
   * Notes a problem where two keys name the same images: figures look better on what something was
   * chosen with than they are.
   *
   * @param first the images that something is chosen or fitted with, and their key
   * @param second the images that it is verified with, and their key
   * @param suggestion what to write instead
   */
  void checkApart(Entry first, Entry second, String suggestion) {
    Optional<DatasetPlan> one = sets.getOrDefault(first.name(), Optional.empty());
    Optional<DatasetPlan> other = sets.getOrDefault(second.name(), Optional.empty());
    boolean same = first.name().equals(second.name());
    boolean sameFiles =
        one.isPresent()
            && other.isPresent()
            && one.get().path().equals(other.get().path())
            && one.get().include().equals(other.get().include());
    if (same || sameFiles) {
      section.problem(
          second.key(),
          "must be other images than %s, got %s"
              .formatted(
                  first.key(),
                  same
                      ? "'%s' for both".formatted(first.name())
                      : "'%s' and '%s' of the same path".formatted(first.name(), second.name())),
          suggestion);
    }
  }

  /** A key and the name of a set that is its value. */
  record Entry(String key, String name) {}
}
