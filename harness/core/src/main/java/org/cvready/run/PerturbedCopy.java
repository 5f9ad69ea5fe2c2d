package org.cvready.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cvready.perturb.Condition;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.perturb.catalogue.Conditions;
import org.cvready.perturb.catalogue.CorruptionSet;
import org.cvready.plan.Spelling;

/**
 * One kind of perturbed copy of an image, and how its files are called.
 *
 * <p>A file is {@code <stem>__<name>__<strength>__<seed>.png}. The name is the perturbation's as
 * the user or the set wrote it, with any parameters; a chain has its whole condition id there. The
 * strength is a severity 1..5, or a magnitude as condition ids write it, such as {@code -2EV}; for
 * a chain, whose steps carry theirs in the name, it reads {@code chain}. What might trouble a shell
 * or a file system is replaced: {@code %} by {@code pct}, brackets and commas by {@code _}.
 *
 * @param name as files have it
 * @param strength as files have it
 * @param condition what is done to the image
 */
public record PerturbedCopy(String name, String strength, Condition condition) {
  private static final String CHAIN = "chain";

  /**
   * The copies that a list of words asks for; the same copy asked for twice is made once.
   *
   * @param words names of sets, perturbations, or condition ids such as {@code exposure@-2EV}
   * @param severities for what carries no strength of its own, each in 1..5
   * @throws IllegalArgumentException where a word is none of these; it says what was meant instead
   */
  public static List<PerturbedCopy> of(List<String> words, List<Integer> severities) {
    Map<String, PerturbedCopy> copies = new LinkedHashMap<>();
    for (String word : words) {
      for (PerturbedCopy copy : of(word, severities)) {
        copies.putIfAbsent(copy.name + "__" + copy.strength, copy);
      }
    }
    return List.copyOf(copies.values());
  }

  private static List<PerturbedCopy> of(String word, List<Integer> severities) {
    Optional<CorruptionSet> set = CorruptionSet.byKey(word);
    if (set.isPresent()) {
      return set.get().members().stream()
          .flatMap(member -> atSeverities(member.name(), severities).stream())
          .toList();
    }
    String first = word.replaceFirst("[@(+].*", "");
    if (Catalogue.byName(first).isEmpty()) {
      throw unknown(first);
    }
    return word.contains("@") ? List.of(at(word)) : atSeverities(word, severities);
  }

  private static List<PerturbedCopy> atSeverities(String name, List<Integer> severities) {
    return severities.stream().map(severity -> at(name + "@" + severity)).toList();
  }

  private static PerturbedCopy at(String id) {
    Condition condition = Conditions.parse(id);
    if (condition.steps().size() > 1) {
      return new PerturbedCopy(safe(condition.id()), CHAIN, condition);
    }
    String canonical = condition.id();
    return new PerturbedCopy(
        safe(id.substring(0, id.indexOf('@')).replaceAll("\\s", "")),
        safe(canonical.substring(canonical.indexOf('@') + 1)),
        condition);
  }

  private static String safe(String text) {
    return text.replace("%", "pct").replaceAll("\\)", "").replaceAll("[^A-Za-z0-9._=+@-]+", "_");
  }

  private static IllegalArgumentException unknown(String word) {
    List<String> known =
        Stream.concat(
                CorruptionSet.keys().stream(),
                Arrays.stream(Catalogue.values())
                    .flatMap(
                        entry -> Stream.concat(Stream.of(entry.key()), entry.aliases().stream())))
            .toList();
    return new IllegalArgumentException(
        "no perturbation or set named '%s'%s; cvready perturb --list shows them all"
            .formatted(
                word,
                Spelling.nearest(word, known).map("; did you mean %s"::formatted).orElse("")));
  }

  /** The name of the file for an image. */
  String fileName(String stem, long seed) {
    return "%s__%s__%s__%d.png".formatted(stem, name, strength, seed);
  }
}
