package org.cvready.study.failsafe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.classify.Auroc;
import org.cvready.metric.ood.OodSeparation;
import org.cvready.study.strange.Guard;
import org.cvready.study.strange.ReferenceSplit;
import org.cvready.study.strange.SplitGuard;
import org.cvready.study.strange.StrangeScore;
import org.cvready.study.strange.StrangeTraits;

/**
 * Judges each score of strangeness alone: fitted and its threshold set on one half of the reference
 * set, judged on the other and on the other sets.
 */
final class Scores {
  private static final double FOUND = 0.95;

  private final List<FailSafeSet> sets;
  private final FailSafeSet reference;
  private final ReferenceSplit split;
  private final Optional<SplitGuard> guarded;
  private final Map<StrangeScore, Guard> guards = new EnumMap<>(StrangeScore.class);

  private Scores(FailSafeQuestion question, FailSafeSet reference, ReferenceSplit split) {
    this.sets = question.sets();
    this.guarded = question.guard();
    this.reference = reference;
    this.split = split;
    for (StrangeScore score : StrangeScore.values()) {
      if (reference.traits().stream().allMatch(traits -> traits.has(score))) {
        guards.put(
            score,
            Guard.fit(List.of(score), question.keep(), split.half(reference.traits(), true)));
      }
    }
  }

  /** The scores of a run; empty where no set of usual images is large enough. */
  static Optional<Scores> of(FailSafeQuestion question) {
    return question
        .reference()
        .filter(split -> split.problem().isEmpty())
        .flatMap(
            split ->
                question
                    .set(split.dataset())
                    .filter(set -> !set.traits().isEmpty())
                    .map(set -> new Scores(question, set, split)));
  }

  /**
   * Images with their clusters.
   *
   * @param name of their set
   * @param images what became of them
   * @param traits by image
   */
  record Shown(String name, List<ImageOutcome> images, List<StrangeTraits> traits) {}

  /** The half of the reference set that nothing was fitted on. */
  private Shown judging() {
    List<Integer> positions = split.judging();
    return new Shown(
        reference.name(),
        positions.stream().map(reference.clean()::get).toList(),
        reference.traitsAt(positions));
  }

  private static Shown whole(FailSafeSet set) {
    return new Shown(set.name(), set.clean(), set.traits());
  }

  /** Every score on every strange set, against the reference set and then every site. */
  List<ScoreSeparation> separations() {
    List<Shown> usual = new ArrayList<>(List.of(judging()));
    for (FailSafeSet set : sets) {
      // A guard for some lines is not asked about the look of others.
      boolean asked = guarded.isEmpty() || guarded.get().guards(set.name());
      boolean another = asked && !set.name().equals(reference.name());
      if (another && set.role() == FailSafeSet.Kind.ON_SITE && !set.traits().isEmpty()) {
        usual.add(whole(set));
      }
    }
    List<ScoreSeparation> separations = new ArrayList<>();
    for (Shown known : usual) {
      for (FailSafeSet set : sets) {
        if (set.isStrange() && !set.traits().isEmpty()) {
          guards.forEach(
              (score, guard) -> separations.add(separation(score, guard, whole(set), known)));
        }
      }
    }
    return separations;
  }

  private static ScoreSeparation separation(
      StrangeScore score, Guard guard, Shown strange, Shown usual) {
    double[] high = values(score, guard, strange);
    double[] low = values(score, guard, usual);
    OodSeparation separation = OodSeparation.of(low, high);
    return new ScoreSeparation(
        score.key(),
        strange.name(),
        usual.name(),
        separation.auroc(),
        Auroc.interval(high, low, Confidence.USUAL.level()),
        separation.averagePrecisionForeign(),
        separation.averagePrecisionKnown(),
        separation.falseAlarmsAtRecall(FOUND),
        above(guard.threshold(score), high, strange),
        above(guard.threshold(score), low, usual));
  }

  private static double[] values(StrangeScore score, Guard guard, Shown shown) {
    return shown.traits().stream()
        .mapToDouble(traits -> guard.strangeness(score, traits))
        .toArray();
  }

  private static Share above(double threshold, double[] values, Shown shown) {
    ClusterTally tally = new ClusterTally();
    for (int i = 0; i < values.length; i++) {
      tally.add(shown.images().get(i).cluster(), 1, values[i] > threshold ? 1 : 0);
    }
    return Share.of(tally);
  }

  /**
   * The score that best tells images of a hidden class from usual images without it.
   *
   * @param hidden images whose only objects are of the class
   * @param classIndex the class that is hidden
   */
  Optional<ScoreSeparation> best(Shown hidden, int classIndex) {
    if (hidden.traits().isEmpty()) {
      return Optional.empty();
    }
    Shown usual = without(judging(), classIndex);
    Shown apart = hidden.name().equals(reference.name()) ? notFitted(hidden) : hidden;
    if (apart.images().isEmpty() || usual.images().isEmpty()) {
      return Optional.empty();
    }
    Shown strange = blind(apart, classIndex);
    Shown known = blind(usual, classIndex);
    return Arrays.stream(StrangeScore.values())
        .filter(guards::containsKey)
        .filter(StrangeScore::knowsClasses)
        .map(score -> separation(score, guard(score), strange, known))
        .filter(found -> found.aurocBounds().undecided().isEmpty())
        .max(Comparator.comparingDouble(found -> found.auroc().orElse(0)));
  }

  private Guard guard(StrangeScore score) {
    Guard guard = guards.get(score);
    if (guard == null) {
      throw new IllegalArgumentException("no guard was fitted by " + score.key());
    }
    return guard;
  }

  private Shown notFitted(Shown shown) {
    return chosen(
        shown,
        IntStream.range(0, shown.images().size())
            .filter(i -> !split.isFitted(shown.images().get(i).cluster()))
            .boxed()
            .toList());
  }

  private static Shown without(Shown shown, int classIndex) {
    return chosen(
        shown,
        IntStream.range(0, shown.images().size())
            .filter(i -> shown.images().get(i).of(classIndex).filter(Scores::isThere).isEmpty())
            .boxed()
            .toList());
  }

  private static boolean isThere(ClassOutcome outcome) {
    return outcome.objects() + outcome.ignored() > 0;
  }

  private static Shown chosen(Shown shown, List<Integer> positions) {
    return new Shown(
        shown.name(),
        positions.stream().map(shown.images()::get).toList(),
        positions.stream().map(shown.traits()::get).toList());
  }

  private static Shown blind(Shown shown, int classIndex) {
    return new Shown(
        shown.name(),
        shown.images(),
        shown.traits().stream().map(traits -> traits.without(classIndex)).toList());
  }
}
