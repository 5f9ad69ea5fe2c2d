package org.cvready.study.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cvready.metric.Figures;

/** The profile in words. */
final class ProfileWords {
  /** Above this the population stability index is usually read as moved. */
  private static final double MOVED = 0.25;

  private static final int NAMED = 3;

  private ProfileWords() {}

  static List<String> of(List<ProfiledSet> sets, List<ProfileShift> shifts) {
    List<String> words = new ArrayList<>();
    long slices = sets.stream().mapToLong(set -> set.parts().size() - 1L).sum();
    words.add(
        "%s holds how scores, detections an image, decisions and image statistics are spread on %s (%s images) and %s of their slices, for production batches to be compared with."
            .formatted(
                ReferenceProfile.FILE,
                sets.stream().map(ProfiledSet::dataset).collect(Collectors.joining(", ")),
                Figures.count(sets.stream().mapToLong(set -> set.whole().images()).sum()),
                Figures.count(slices)));
    for (int i = 1; i < sets.size(); i++) {
      words.add(shifted(sets.get(0), sets.get(i), shifts));
    }
    if (sets.stream().anyMatch(set -> set.sampling().equals("enriched"))) {
      words.add(
          "Scores, counts and decisions also depend on how many images show a defect: compare a batch from the line with a set of natural sampling, or by image statistics.");
    }
    return words;
  }

  private static String shifted(ProfiledSet reference, ProfiledSet set, List<ProfileShift> all) {
    List<ProfileShift> moved =
        all.stream()
            .filter(shift -> shift.dataset().equals(set.dataset()))
            .filter(shift -> shift.stabilityIndex() > MOVED)
            .toList();
    if (moved.isEmpty()) {
      return "By the profile of %s no quantity of %s has moved (population stability index at most %s)."
          .formatted(reference.dataset(), set.dataset(), Figures.plain(MOVED));
    }
    return "By the profile of %s, %s has moved most in %s (population stability index; above %s is usually read as moved)."
        .formatted(
            reference.dataset(),
            set.dataset(),
            moved.stream()
                .limit(NAMED)
                .map(
                    shift ->
                        "%s (%s)".formatted(shift.title(), Figures.decimal(shift.stabilityIndex())))
                .collect(Collectors.joining(", ")),
            Figures.plain(MOVED));
  }
}
