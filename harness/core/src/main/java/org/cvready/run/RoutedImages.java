package org.cvready.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.plan.DatasetPlan.Sampling;
import org.cvready.plan.SecondPassPlan;
import org.cvready.study.Halves;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.selection.Looked;
import org.cvready.study.selection.Router;
import org.cvready.study.selection.SecondLooks.OfSet;
import org.cvready.study.selection.SecondLooks.OfStrange;
import org.cvready.study.selection.VerifierPass.Task;
import org.cvready.vision.Detection;

/**
 * Which images of a run are looked at again: those that the plan's chain is judged on, without the
 * half on which the routing was fitted, under whatever condition.
 */
final class RoutedImages {
  private static final SortedMap<String, String> WHOLE = Collections.emptySortedMap();

  private final OpenedPlan opened;
  private final SecondPassPlan wish;
  private final SeenRun seen;
  private final Router router;
  private final List<Task> tasks = new ArrayList<>();
  private final List<Batch> clean = new ArrayList<>();
  private final List<Batch> conditions = new ArrayList<>();
  private final List<Batch> strange = new ArrayList<>();

  /** The images of a set under a condition that the chain is judged on. */
  private record Batch(
      SeenSet set, String condition, List<ImageOutcome> images, List<Optional<Integer>> tasks) {
    long routed() {
      return tasks.stream().filter(Optional::isPresent).count();
    }

    Looked looked(List<ImageOutcome> seconds) {
      return new Looked(images, tasks.stream().map(task -> task.map(seconds::get)).toList());
    }
  }

  RoutedImages(OpenedPlan opened, SecondPassPlan wish, SeenRun seen) {
    this.opened = opened;
    this.wish = wish;
    this.seen = seen;
    this.router = fitted();
    for (String name : wish.appliesTo()) {
      add(set(name), clean, conditions);
    }
    for (String name : wish.reach().strange()) {
      add(set(name), strange, strange);
    }
  }

  private Router fitted() {
    if (wish.route().isEmpty()) {
      return Router.ofReviewBand(opened.point());
    }
    SeenSet set = set(wish.fitWith());
    List<ImageOutcome> images = set.outcomes(Scope.CLEAN, WHOLE);
    boolean[] first = fittedOn(set);
    List<ImageOutcome> some = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      if (first[i]) {
        some.add(images.get(i));
      }
    }
    return Router.fit(some, wish.route().getAsDouble(), wish.by(), opened.point());
  }

  /** Images of a set, by position, on which the routing was fitted. */
  private boolean[] fittedOn(SeenSet set) {
    List<ImageOutcome> images = set.outcomes(Scope.CLEAN, WHOLE);
    return isHalf(set)
        ? Halves.first(
            images.stream().map(ImageOutcome::cluster).toList(),
            opened.plan().seed(),
            set.plan().name(),
            "second pass")
        : new boolean[images.size()];
  }

  private boolean isHalf(SeenSet set) {
    return wish.route().isPresent() && set.plan().name().equals(wish.fitWith());
  }

  private SeenSet set(String name) {
    return seen.sets().stream()
        .filter(set -> set.plan().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void add(SeenSet set, List<Batch> asCaptured, List<Batch> underConditions) {
    boolean[] fitted = fittedOn(set);
    for (SetCondition condition : set.pass().conditions()) {
      if (condition.isClean()) {
        asCaptured.add(batch(set, condition, fitted));
      } else if (wish.reach().conditions().contains(condition.id())) {
        underConditions.add(batch(set, condition, fitted));
      }
    }
  }

  private Batch batch(SeenSet set, SetCondition condition, boolean[] fitted) {
    List<ImageOutcome> images = set.outcomes(condition.id(), WHOLE);
    List<List<Detection>> found =
        condition.isClean() && set.everyDetection().isPresent()
            ? set.detectionsByImage()
            : List.of();
    List<ImageOutcome> kept = new ArrayList<>();
    List<Optional<Integer>> routed = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < fitted.length; i++) {
      if (!condition.covers(i)) {
        continue;
      }
      ImageOutcome image = images.get(at++);
      if (fitted[i]) {
        continue;
      }
      kept.add(image);
      routed.add(router.routes(image) ? Optional.of(tasks.size()) : Optional.empty());
      if (routed.get(routed.size() - 1).isPresent()) {
        Optional<List<Detection>> first =
            found.isEmpty() ? Optional.empty() : Optional.of(found.get(i));
        tasks.add(new Task(set.pass(), i, condition.showing(), first));
      }
    }
    return new Batch(set, condition.id(), kept, routed);
  }

  Router router() {
    return router;
  }

  /** Every image that is to be looked at again. */
  List<Task> tasks() {
    return Collections.unmodifiableList(tasks);
  }

  /** Labelled images among them as they were captured. */
  List<Task> tasksAsCaptured() {
    return clean.stream()
        .flatMap(batch -> batch.tasks().stream())
        .flatMap(Optional::stream)
        .map(tasks::get)
        .toList();
  }

  /** Images from outside the model's world among them. */
  long strangeTasks() {
    return strange.stream().mapToLong(Batch::routed).sum();
  }

  /** How many times the model has been shown a picture. */
  long usual() {
    return seen.sets().stream().map(SeenSet::pass).mapToLong(PassSet::passes).sum();
  }

  /**
   * Labelled images as they were captured, as both saw them.
   *
   * @param seconds the verifier's outcomes, in the order of the tasks
   */
  List<OfSet> asCaptured(List<ImageOutcome> seconds) {
    return clean.stream().map(batch -> ofSet(batch, seconds)).toList();
  }

  /** The same under conditions. */
  List<OfSet> underConditions(List<ImageOutcome> seconds) {
    return conditions.stream().map(batch -> ofSet(batch, seconds)).toList();
  }

  private OfSet ofSet(Batch batch, List<ImageOutcome> seconds) {
    return new OfSet(
        batch.set().plan().name(),
        batch.condition(),
        isHalf(batch.set()),
        batch.set().plan().sampling() == Sampling.ENRICHED,
        batch.condition().equals(Scope.CLEAN) ? seen.slices(batch.set().plan().name()) : List.of(),
        batch.looked(seconds));
  }

  /** Images from outside the model's world. */
  List<OfStrange> strange(List<ImageOutcome> seconds) {
    return strange.stream()
        .map(
            batch ->
                new OfStrange(
                    batch.set().plan().name(),
                    batch.condition(),
                    batch.set().plan().safe(),
                    batch.looked(seconds)))
        .toList();
  }
}
