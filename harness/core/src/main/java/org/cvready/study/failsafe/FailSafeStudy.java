package org.cvready.study.failsafe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.study.strange.ChangedImages;
import org.cvready.study.strange.Guard;
import org.cvready.study.strange.ReferenceSplit;
import org.cvready.study.strange.SplitGuard;

/** Finds out whether strange inputs fail safely or silently. */
public final class FailSafeStudy {
  private FailSafeStudy() {}

  /** What a run says about it. */
  public static FailSafeFindings of(FailSafeQuestion question) {
    Kinds kinds = new Kinds(question);
    Optional<Scores> scores = Scores.of(question);
    Optional<GuardSummary> guard = question.guard().map(fitted -> summary(question, fitted));
    FailSafeWords words =
        new FailSafeWords(
            question,
            guard,
            kinds.strange(),
            kinds.known(),
            kinds.trips(),
            scores.map(Scores::separations).orElse(List.of()),
            new HiddenClasses(question, scores).find());
    return words.findings();
  }

  private static GuardSummary summary(FailSafeQuestion question, SplitGuard fitted) {
    ReferenceSplit split = fitted.split();
    Guard guard = fitted.guard();
    List<GuardSummary.Limit> limits = new ArrayList<>();
    guard
        .scores()
        .forEach(
            score ->
                limits.add(
                    new GuardSummary.Limit(
                        score.key(), guard.threshold(score), fitted.twin().threshold(score))));
    FailSafeSet reference = question.set(split.dataset()).orElseThrow();
    return new GuardSummary(
        split.dataset(),
        question.keep(),
        split.fitting().size(),
        limits,
        guard.needsChangedImages() ? 1 + ChangedImages.COPIES : 1,
        fitted.sets().stream().sorted().toList(),
        Kinds.tripped(split.judging().stream().map(reference.clean()::get).toList()));
  }
}
