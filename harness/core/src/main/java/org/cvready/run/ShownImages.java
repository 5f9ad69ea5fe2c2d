package org.cvready.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.perturb.Condition;
import org.cvready.study.ImagePass;
import org.cvready.study.PassQuestion;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.Showing;
import org.cvready.study.envelope.Showings;

/**
 * Images under conditions that searches ask for one after the other, each shown to the model once;
 * what the run has shown already for its own conditions is taken from there.
 */
final class ShownImages implements Showings {
  private final OpenedPlan opened;
  private final int workers;
  private final Map<String, SeenSet> sets = new LinkedHashMap<>();
  private final Map<List<String>, Map<Integer, ImageOutcome>> known = new HashMap<>();
  private final Map<List<String>, BitSet> lookedAt = new HashMap<>();
  private long reused;

  ShownImages(OpenedPlan opened, List<SeenSet> seen, int workers) {
    this.opened = opened;
    this.workers = workers;
    seen.forEach(set -> sets.put(set.plan().name(), set));
  }

  @Override
  public void show(List<Wanted> wanted) throws IOException, InterruptedException {
    Map<String, Map<String, SetCondition>> missing = new LinkedHashMap<>();
    for (Wanted each : wanted) {
      List<String> key = List.of(each.dataset(), each.condition().id());
      Map<Integer, ImageOutcome> there = known.computeIfAbsent(key, this::fromTheRun);
      BitSet looked = lookedAt.computeIfAbsent(key, unused -> new BitSet());
      BitSet images = (BitSet) each.images().clone();
      images.andNot(looked);
      looked.or(images);
      reused += images.stream().filter(there::containsKey).count();
      BitSet toShow = new BitSet();
      images.stream().filter(image -> !there.containsKey(image)).forEach(toShow::set);
      if (!toShow.isEmpty()) {
        missing
            .computeIfAbsent(each.dataset(), unused -> new LinkedHashMap<>())
            .merge(each.condition().id(), condition(each.condition(), toShow), ShownImages::both);
      }
    }
    run(missing);
  }

  private Map<Integer, ImageOutcome> fromTheRun(List<String> key) {
    SeenSet set = set(key.get(0));
    Map<Integer, ImageOutcome> outcomes = new HashMap<>();
    for (SetCondition condition : set.pass().conditions()) {
      if (condition.id().equals(key.get(1))) {
        List<ImageOutcome> seen = set.outcomes(condition.id(), new TreeMap<>());
        int[] images =
            condition.images().orElseGet(() -> all(set.samples().size())).stream().toArray();
        for (int i = 0; i < images.length; i++) {
          outcomes.put(images[i], seen.get(i));
        }
      }
    }
    return outcomes;
  }

  private static BitSet all(int size) {
    BitSet all = new BitSet(size);
    all.set(0, size);
    return all;
  }

  private static SetCondition condition(Condition condition, BitSet images) {
    // Outcomes alone are asked for.
    return new SetCondition(
        new Showing.Perturbed(condition), Optional.of(images), OptionalDouble.of(1));
  }

  private static SetCondition both(SetCondition one, SetCondition other) {
    BitSet images = (BitSet) one.images().orElseThrow().clone();
    images.or(other.images().orElseThrow());
    return new SetCondition(one.showing(), Optional.of(images), one.keepFrom());
  }

  private void run(Map<String, Map<String, SetCondition>> missing)
      throws IOException, InterruptedException {
    if (missing.isEmpty()) {
      return;
    }
    List<PassSet> passes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    missing.forEach(
        (name, conditions) -> {
          PassSet pass = set(name).pass();
          passes.add(
              new PassSet(
                  pass.data(), pass.clusterBy(), pass.unitBy(), List.copyOf(conditions.values())));
          names.add(name);
        });
    PassQuestion question =
        new PassQuestion(passes, opened.point(), opened.plan().seed(), workers, opened.watch());
    ImagePass.run(
        opened.detector(),
        question,
        observation ->
            known
                .computeIfAbsent(
                    List.of(names.get(observation.set()), observation.condition()),
                    unused -> new HashMap<>())
                .put(observation.sampleIndex(), observation.outcome()),
        done -> {});
  }

  private SeenSet set(String name) {
    SeenSet set = sets.get(name);
    if (set == null) {
      throw new IllegalArgumentException("no data set named " + name + " was run");
    }
    return set;
  }

  @Override
  public ImageOutcome outcome(String dataset, Condition condition, int image) {
    ImageOutcome outcome =
        known.getOrDefault(List.of(dataset, condition.id()), Map.of()).get(image);
    if (outcome == null) {
      throw new IllegalArgumentException(
          "image %d of %s was not shown under %s".formatted(image, dataset, condition.id()));
    }
    return outcome;
  }

  @Override
  public List<ImageOutcome> clean(String dataset) {
    return set(dataset).outcomes(Scope.CLEAN, new TreeMap<>());
  }

  @Override
  public long lookedAt() {
    return lookedAt.values().stream().mapToLong(BitSet::cardinality).sum();
  }

  @Override
  public long reused() {
    return reused;
  }
}
