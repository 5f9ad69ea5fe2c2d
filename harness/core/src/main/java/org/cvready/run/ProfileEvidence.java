package org.cvready.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.cvready.match.DetectionColumns;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.study.profile.ProfileQuestion;
import org.cvready.study.profile.ProfileQuestion.AskedSet;
import org.cvready.study.profile.ProfiledImage;
import org.cvready.study.profile.ProfiledImage.ClassScore;
import org.cvready.study.profile.ReferenceProfile;

/** The reference profile of benchmarks and on-site sets, as they were captured. */
final class ProfileEvidence {
  private static final SortedMap<String, String> WHOLE = Collections.emptySortedMap();

  private final OpenedPlan opened;
  private final SeenRun seen;
  private final double fromScore;

  private ProfileEvidence(OpenedPlan opened, SeenRun seen) {
    this.opened = opened;
    this.seen = seen;
    this.fromScore = CalibrationEvidence.fromScore(opened.point());
  }

  static Optional<ReferenceProfile> of(OpenedPlan opened, SeenRun seen) {
    return new ProfileEvidence(opened, seen).profile();
  }

  private Optional<ReferenceProfile> profile() {
    List<AskedSet> sets = new ArrayList<>();
    seen.sets().stream()
        .filter(set -> SeenSet.isProfiled(set.plan().role()))
        .sorted(Comparator.comparing(set -> set.plan().role() == Role.BENCHMARK ? 0 : 1))
        .forEach(set -> images(set).map(images -> asked(set, images)).ifPresent(sets::add));
    return ReferenceProfile.of(
        new ProfileQuestion(
            seen.classes().subList(0, opened.point().classes()), opened.point(), fromScore, sets));
  }

  private AskedSet asked(SeenSet set, List<ProfiledImage> images) {
    return new AskedSet(
        set.plan().name(),
        set.plan().role().key(),
        set.plan().sampling().key(),
        set.plan().site(),
        seen.slices(set.plan().name()),
        images);
  }

  private Optional<List<ProfiledImage>> images(SeenSet set) {
    List<ImageOutcome> outcomes = set.outcomes(Scope.CLEAN, WHOLE);
    return set.everyDetection()
        .map(
            columns -> {
              List<List<ClassScore>> found = detections(set, columns, outcomes.size());
              List<ProfiledImage> images = new ArrayList<>();
              for (int i = 0; i < outcomes.size(); i++) {
                images.add(
                    new ProfiledImage(
                        outcomes.get(i),
                        found.get(i),
                        i < set.measures().size()
                            ? Optional.of(set.measures().get(i))
                            : Optional.empty()));
              }
              return images;
            });
  }

  private List<List<ClassScore>> detections(SeenSet set, DetectionColumns columns, int images) {
    List<Integer> classIndexes =
        CalibrationEvidence.classIndexes(set, set.categories().categories().size());
    List<List<ClassScore>> found = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      found.add(new ArrayList<>());
    }
    for (int d = 0; d < columns.size(); d++) {
      if (columns.score(d) >= fromScore) {
        found
            .get(columns.image(d))
            .add(new ClassScore(classIndexes.get(columns.category(d)), columns.score(d)));
      }
    }
    return found;
  }
}
