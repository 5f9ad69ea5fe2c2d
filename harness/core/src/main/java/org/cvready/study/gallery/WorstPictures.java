package org.cvready.study.gallery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Decision;
import org.cvready.metric.Scope;
import org.cvready.study.Observation;

/**
 * Keeps the worst of what a pass comes by, a few of each kind, so that they can be shown.
 *
 * <p>Of each set and kind come first images as captured, in turns class by class, then the worst
 * under conditions, each condition and image once. What is worst is said at {@link Suspicion}. The
 * same observations in the same order give the same choice; a few dozen are held at a time.
 */
public final class WorstPictures {
  /** Most pictures of one kind of one set. */
  public static final int EACH = 12;

  /** Most pictures in all. */
  public static final int ALL = 120;

  private static final int LEAST_EACH = 3;
  private static final int KEPT_OF_A_CLASS = 6;
  private static final int KEPT_OF_A_CONDITION = 3;

  /** Of units of several images, of which some may turn out to have been decided safely. */
  private static final int KEPT_OF_UNITS = 24;

  private static final Comparator<Chosen> WORST_FIRST =
      Comparator.comparingDouble(Chosen::weight).reversed();

  private final Suspicion suspicion;
  private final Map<Integer, Map<PictureKind, Map<String, List<Chosen>>>> kept = new TreeMap<>();

  /** A choice at an operating point. */
  public WorstPictures(OperatingPoint point) {
    this.suspicion = new Suspicion(point);
  }

  /**
   * One thing to show.
   *
   * @param kind why
   * @param observation what was seen, without detections that neither count nor ask for review
   * @param focus what it is about
   * @param weight how bad it is among its kind, larger is worse
   */
  public record Chosen(PictureKind kind, Observation observation, Focus focus, double weight) {}

  /** Takes the next observation. The decisions are those safe on its set; empty for most sets. */
  public void accept(Observation observation, Set<Decision> safe) {
    for (Chosen found : suspicion.of(observation, safe)) {
      boolean clean = observation.condition().equals(Scope.CLEAN);
      String bin =
          clean ? "class " + found.focus().classIndex() : "condition " + observation.condition();
      List<Chosen> rivals =
          kept.computeIfAbsent(observation.set(), key -> new TreeMap<>())
              .computeIfAbsent(found.kind(), key -> new TreeMap<>())
              .computeIfAbsent(bin, key -> new ArrayList<>());
      offer(rivals, found, kept(found, clean));
    }
  }

  private static int kept(Chosen found, boolean clean) {
    boolean single =
        found.kind() != PictureKind.SILENT_FAILURE
            || found.observation().outcome().unit().equals(found.observation().sample().name());
    if (!single) {
      return KEPT_OF_UNITS;
    }
    return clean ? KEPT_OF_A_CLASS : KEPT_OF_A_CONDITION;
  }

  /** Keeps it where it is among the worst; of equals the first stays. */
  private void offer(List<Chosen> rivals, Chosen found, int most) {
    int place = rivals.size();
    while (place > 0 && rivals.get(place - 1).weight() < found.weight()) {
      place--;
    }
    if (place >= most) {
      return;
    }
    rivals.add(place, suspicion.slim(found));
    if (rivals.size() > most) {
      rivals.remove(most);
    }
  }

  /**
   * What to show, set by set and kind by kind, the worst first.
   *
   * @param counts whether a silent failure is one: an image is none where the unit that it shows
   *     was decided safely by another image
   */
  public List<Chosen> chosen(Predicate<Observation> counts) {
    long groups = kept.values().stream().mapToLong(Map::size).sum();
    int each = (int) Math.max(LEAST_EACH, Math.min(EACH, ALL / Math.max(1, groups)));
    List<List<Chosen>> all = new ArrayList<>();
    kept.forEach(
        (set, kinds) ->
            kinds.forEach((kind, bins) -> all.add(chosen(only(kind, bins, counts), each))));
    return bounded(all);
  }

  /**
   * All of them where they are few enough. Otherwise the worst of every group, those of silent
   * failures first, then the second of every group, until there are enough: no set with silent
   * failures is left without a picture for the many misses of others.
   */
  private static List<Chosen> bounded(List<List<Chosen>> groups) {
    List<List<Chosen>> silentFirst = new ArrayList<>(groups);
    silentFirst.removeIf(List::isEmpty);
    silentFirst.sort(
        Comparator.comparing(group -> group.get(0).kind() != PictureKind.SILENT_FAILURE));
    Set<Chosen> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int round = 0; round < EACH; round++) {
      for (List<Chosen> group : silentFirst) {
        if (round < group.size() && taken.size() < ALL) {
          taken.add(group.get(round));
        }
      }
    }
    return groups.stream().flatMap(List::stream).filter(taken::contains).toList();
  }

  private static Map<String, List<Chosen>> only(
      PictureKind kind, Map<String, List<Chosen>> bins, Predicate<Observation> counts) {
    Map<String, List<Chosen>> some = new TreeMap<>();
    bins.forEach(
        (bin, rivals) ->
            some.put(
                bin,
                rivals.stream()
                    .filter(
                        found ->
                            kind != PictureKind.SILENT_FAILURE || counts.test(found.observation()))
                    .toList()));
    return some;
  }

  private static List<Chosen> chosen(Map<String, List<Chosen>> bins, int most) {
    Set<String> images = new HashSet<>();
    List<Chosen> clean = new ArrayList<>();
    List<Chosen> perturbed = new ArrayList<>();
    for (int round = 0; round < KEPT_OF_UNITS; round++) {
      List<Chosen> next = new ArrayList<>();
      for (List<Chosen> rivals : bins.values()) {
        if (round < rivals.size() && isClean(rivals.get(round))) {
          next.add(rivals.get(round));
        }
      }
      next.sort(WORST_FIRST);
      next.stream()
          .filter(found -> images.add(found.observation().sample().name()))
          .forEach(clean::add);
    }
    bins.values().stream()
        .flatMap(List::stream)
        .filter(found -> !isClean(found))
        .sorted(WORST_FIRST)
        .forEach(perturbed::add);
    return together(clean, perturbed, images, most);
  }

  private static List<Chosen> together(
      List<Chosen> clean, List<Chosen> perturbed, Set<String> images, int most) {
    Set<String> conditions = new HashSet<>();
    List<Chosen> apart = new ArrayList<>();
    for (Chosen found : perturbed) {
      Observation seen = found.observation();
      if (!images.contains(seen.sample().name()) && conditions.add(seen.condition())) {
        images.add(seen.sample().name());
        apart.add(found);
      }
    }
    int ofConditions = Math.min(apart.size(), Math.max(most / 3, most - clean.size()));
    int ofClean = Math.min(clean.size(), most - ofConditions);
    List<Chosen> both = new ArrayList<>(clean.subList(0, ofClean));
    both.sort(WORST_FIRST);
    both.addAll(apart.subList(0, ofConditions));
    return both;
  }

  private static boolean isClean(Chosen found) {
    return found.observation().condition().equals(Scope.CLEAN);
  }
}
