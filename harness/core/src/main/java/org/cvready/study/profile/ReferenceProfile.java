package org.cvready.study.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What production can be compared with: how scores, counts, decisions and images were spread when
 * the model was certified.
 *
 * @param findings in words, most important first
 * @param fromScore detections below were left out, in [0, 1)
 * @param reference name of the set that the others are compared with; empty where there is one only
 * @param sets benchmarks first
 * @param shifts of the other sets from the reference, the largest first, set by set
 */
public record ReferenceProfile(
    List<String> findings,
    double fromScore,
    Optional<String> reference,
    List<ProfiledSet> sets,
    List<ProfileShift> shifts) {
  /** Version of the JSON form. */
  public static final int FORMAT = 1;

  /** Name of the file in a run's folder. */
  public static final String FILE = "profile.json";

  private static final int MOST_SHIFTS = 12;

  /** Copies the lists. */
  public ReferenceProfile {
    findings = List.copyOf(findings);
    sets = List.copyOf(sets);
    shifts = List.copyOf(shifts);
  }

  /** Profiles every set; empty where there is none with images. */
  public static Optional<ReferenceProfile> of(ProfileQuestion question) {
    List<ProfileQuestion.AskedSet> asked =
        question.sets().stream().filter(set -> !set.images().isEmpty()).toList();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Profiler profiler = new Profiler(question);
    List<ProfiledSet> sets = asked.stream().map(profiler::profile).toList();
    ProfiledSet reference = sets.get(0);
    List<ProfileShift> shifts = new ArrayList<>();
    for (int i = 1; i < asked.size(); i++) {
      profiler.shifts(reference.whole(), asked.get(i)).stream()
          .sorted(
              Comparator.comparingDouble(ProfileShift::stabilityIndex)
                  .reversed()
                  .thenComparing(ProfileShift::title))
          .limit(MOST_SHIFTS)
          .forEach(shifts::add);
    }
    return Optional.of(
        new ReferenceProfile(
            ProfileWords.of(sets, shifts),
            question.fromScore(),
            sets.size() > 1 ? Optional.of(reference.dataset()) : Optional.empty(),
            sets,
            shifts));
  }

  /** The set of a name. */
  public Optional<ProfiledSet> set(String dataset) {
    return sets.stream().filter(set -> set.dataset().equals(dataset)).findFirst();
  }
}
