package org.cvready.study.failsafe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Decision;
import org.cvready.metric.DecisionRule;
import org.cvready.metric.ImageOutcome;
import org.cvready.study.failsafe.HiddenClass.Called;
import org.cvready.study.failsafe.Scores.Shown;
import org.cvready.study.strange.StrangeTraits;

/** Takes each class in turn from the model's list, and sees what it calls that class then. */
final class HiddenClasses {
  private final FailSafeQuestion question;
  private final DecisionRule rule;
  private final Optional<Scores> scores;

  HiddenClasses(FailSafeQuestion question, Optional<Scores> scores) {
    this.question = question;
    this.rule = new DecisionRule(question.point());
    this.scores = scores;
  }

  List<HiddenClass> find() {
    List<HiddenClass> hidden = new ArrayList<>();
    for (FailSafeSet set : question.sets()) {
      if (set.isLabelled()) {
        for (int c = 0; c < question.point().classes(); c++) {
          Shown shown = onlyOf(set, c);
          if (!shown.images().isEmpty()) {
            hidden.add(hidden(shown, c));
          }
        }
      }
    }
    return hidden;
  }

  /** The images whose only objects are of one class. */
  private static Shown onlyOf(FailSafeSet set, int classIndex) {
    List<ImageOutcome> images = new ArrayList<>();
    List<StrangeTraits> traits = new ArrayList<>();
    for (int i = 0; i < set.clean().size(); i++) {
      ImageOutcome image = set.clean().get(i);
      boolean others =
          image.classes().stream()
              .filter(outcome -> outcome.classIndex() != classIndex)
              .anyMatch(outcome -> outcome.objects() + outcome.ignored() > 0);
      if (!others && image.of(classIndex).filter(ClassOutcome::present).isPresent()) {
        images.add(image);
        if (!set.traits().isEmpty()) {
          traits.add(set.traits().get(i));
        }
      }
    }
    return new Shown(set.name(), images, traits);
  }

  private HiddenClass hidden(Shown shown, int c) {
    List<Decision> decisions = new ArrayList<>();
    Map<Integer, Long> called = new TreeMap<>();
    for (int i = 0; i < shown.images().size(); i++) {
      ImageOutcome image = shown.images().get(i);
      Decision decision = trips(shown, i, c) ? Decision.REVIEW : rule.without(image.classes(), c);
      decisions.add(decision);
      if (decision == Decision.REJECT) {
        for (ClassOutcome outcome : image.classes()) {
          if (outcome.classIndex() != c && outcome.raised()) {
            called.merge(outcome.classIndex(), 1L, Long::sum);
          }
        }
      }
    }
    List<Called> calledAs = new ArrayList<>();
    called.forEach((index, n) -> calledAs.add(new Called(question.classes().get(index), n)));
    calledAs.sort(Comparator.comparing((Called each) -> -each.images()));
    return new HiddenClass(
        shown.name(),
        question.classes().get(c),
        share(shown, decisions, decision -> decision == Decision.REJECT),
        share(shown, decisions, decision -> decision == Decision.REVIEW),
        share(shown, decisions, decision -> decision == Decision.ACCEPT),
        calledAs,
        scores.flatMap(found -> found.best(shown, c)));
  }

  private boolean trips(Shown shown, int image, int hidden) {
    if (question.guard().isEmpty() || shown.traits().isEmpty()) {
      return false;
    }
    String cluster = shown.images().get(image).cluster();
    StrangeTraits blind = shown.traits().get(image).without(hidden);
    return question.guard().get().trips(shown.name(), cluster, blind);
  }

  private static Share share(Shown shown, List<Decision> decisions, Predicate<Decision> event) {
    ClusterTally tally = new ClusterTally();
    for (int i = 0; i < decisions.size(); i++) {
      tally.add(shown.images().get(i).cluster(), 1, event.test(decisions.get(i)) ? 1 : 0);
    }
    return Share.of(tally);
  }
}
