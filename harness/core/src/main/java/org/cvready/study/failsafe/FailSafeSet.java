package org.cvready.study.failsafe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.study.strange.StrangeTraits;

/**
 * One set of a run as this study takes it.
 *
 * @param name of the set
 * @param role what it stands for
 * @param safe decisions that are safe on it, where it is strange
 * @param outcomes by condition, the clean images first
 * @param traits of the clean images, in their order; none where they were not kept
 * @param strengths how strong a condition is, by its id; without those of several perturbations
 */
public record FailSafeSet(
    String name,
    Kind role,
    Set<Decision> safe,
    Map<String, List<ImageOutcome>> outcomes,
    List<StrangeTraits> traits,
    Map<String, Strength> strengths) {
  /** What a set stands for, as far as it matters here. */
  public enum Kind {
    /** Labelled images from where the model works. */
    ON_SITE,
    /** Other labelled images of what the model knows. */
    KNOWN,
    /** Images from outside the model's world. */
    STRANGE,
    /** Images that say nothing here. */
    OTHER
  }

  /** Copies the maps and the list. */
  public FailSafeSet {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    strengths = Collections.unmodifiableMap(new LinkedHashMap<>(strengths));
    traits = List.copyOf(traits);
    int clean = outcomes.getOrDefault(Scope.CLEAN, List.of()).size();
    if (!traits.isEmpty() && traits.size() != clean) {
      throw new IllegalArgumentException(
          "traits must be of the %d clean images, got %d".formatted(clean, traits.size()));
    }
  }

  /** A set of whose conditions no strength is known. */
  public FailSafeSet(
      String name,
      Kind role,
      Set<Decision> safe,
      Map<String, List<ImageOutcome>> outcomes,
      List<StrangeTraits> traits) {
    this(name, role, safe, outcomes, traits, Map.of());
  }

  /** Whether its labels tell what is right. */
  boolean isLabelled() {
    return role == Kind.ON_SITE || role == Kind.KNOWN;
  }

  boolean isStrange() {
    return role == Kind.STRANGE;
  }

  List<ImageOutcome> clean() {
    return outcomes.getOrDefault(Scope.CLEAN, List.of());
  }

  /** Scores of some of its clean images. */
  List<StrangeTraits> traitsAt(List<Integer> positions) {
    List<StrangeTraits> chosen = new ArrayList<>(positions.size());
    positions.forEach(position -> chosen.add(traits.get(position)));
    return chosen;
  }
}
