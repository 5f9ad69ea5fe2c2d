package org.cvready.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.metric.Scope;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.study.Observation;
import org.cvready.study.ObservationSink;
import org.cvready.study.throughput.ThroughputQuestion.TimedImage;
import org.cvready.vision.Detection;

/**
 * The images that are shown while throughput is measured, and what the accuracy run finds in them.
 *
 * <p>They come from the first on-site set, as the line would show them, and from the sets after it
 * where that has too few; in a random order of the plan's seed; never two files of the same bytes,
 * so that nothing is answered twice from a cache.
 */
final class TimedImages implements ObservationSink {
  private final OpenedPlan opened;
  private final List<Place> places = new ArrayList<>();
  private final Set<Place> chosen = new HashSet<>();
  private final Map<Place, List<Detection>> found = new HashMap<>();

  /** An image by the positions of its set and of itself in the set. */
  private record Place(int set, int sample) {}

  /**
   * Chooses them.
   *
   * @param most how many, at least 1
   * @throws IOException where an image cannot be read
   */
  TimedImages(OpenedPlan opened, int most) throws IOException {
    this.opened = opened;
    Set<String> hashes = new HashSet<>();
    for (int set : sets()) {
      for (int sample : shuffled(opened.datasets().get(set).samples().size())) {
        if (places.size() == most) {
          return;
        }
        if (hashes.add(Hashes.of(sample(new Place(set, sample)).file()))) {
          places.add(new Place(set, sample));
          chosen.add(new Place(set, sample));
        }
      }
    }
  }

  /** On-site sets first, then the others, each in the order of the plan. */
  private List<Integer> sets() {
    List<Integer> first = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int set = 0; set < opened.datasets().size(); set++) {
      boolean onSite = opened.plan().datasets().get(set).role() == Role.ON_SITE;
      (onSite ? first : others).add(set);
    }
    first.addAll(others);
    return first;
  }

  private int[] shuffled(int size) {
    SplittableRandom random = new SplittableRandom(opened.plan().seed());
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int swap = random.nextInt(i + 1);
      order[i] = order[swap];
      order[swap] = i;
    }
    return order;
  }

  private Sample sample(Place place) {
    return opened.datasets().get(place.set()).samples().get(place.sample());
  }

  /** Which images of a set are among them. */
  BitSet of(int set) {
    BitSet images = new BitSet();
    places.stream().filter(place -> place.set() == set).forEach(p -> images.set(p.sample()));
    return images;
  }

  /** In the order in which they are shown. */
  List<TimedImage> images() {
    return places.stream()
        .map(this::sample)
        .map(
            sample -> new TimedImage(sample.name(), sample.file(), sample.width(), sample.height()))
        .toList();
  }

  /** Names of the sets that they are from. */
  List<String> datasets() {
    return places.stream()
        .map(Place::set)
        .distinct()
        .map(set -> opened.datasets().get(set))
        .map(Dataset::name)
        .toList();
  }

  @Override
  public void accept(Observation observation) {
    Place place = new Place(observation.set(), observation.sampleIndex());
    if (observation.condition().equals(Scope.CLEAN) && chosen.contains(place)) {
      found.put(place, observation.detections());
    }
  }

  /** What the accuracy run found in each of them. */
  List<List<Detection>> expected() {
    return places.stream().map(place -> found.getOrDefault(place, List.of())).toList();
  }
}
