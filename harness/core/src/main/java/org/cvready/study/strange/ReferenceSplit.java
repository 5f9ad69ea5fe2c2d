package org.cvready.study.strange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cvready.perturb.RandomStreams;

/**
 * A reference set in two halves, one to fit a guard on and one to judge it: whole clusters, drawn
 * by the plan's seed, so that images that resemble each other never do both.
 */
public final class ReferenceSplit {
  /** Fewest images in each half. */
  public static final int LEAST_IMAGES = 20;

  private static final int LEAST_CLUSTERS = 4;
  private static final int FOLDS = 5;

  private final String dataset;
  private final List<String> clusters;

  /** The place of each cluster in the drawn order; the first half of the places is fitted on. */
  private final Map<String, Integer> places = new HashMap<>();

  private ReferenceSplit(String dataset, List<String> clusters) {
    this.dataset = dataset;
    this.clusters = List.copyOf(clusters);
  }

  /**
   * Draws the halves.
   *
   * @param dataset name of the reference set
   * @param clusters the cluster of each of its images
   * @param seed of the plan
   */
  public static ReferenceSplit of(String dataset, List<String> clusters, long seed) {
    ReferenceSplit split = new ReferenceSplit(dataset, clusters);
    List<String> order = new ArrayList<>(new LinkedHashSet<>(clusters));
    RandomGenerator random = RandomStreams.of(seed, dataset, "guard");
    for (int i = order.size() - 1; i >= 0; i--) {
      int drawn = random.nextInt(i + 1);
      split.places.put(order.get(drawn), i);
      order.set(drawn, order.get(i));
    }
    return split;
  }

  /** The name of the reference set. */
  public String dataset() {
    return dataset;
  }

  /** Why the set cannot be split, in words without a full stop; empty where it can. */
  public Optional<String> problem() {
    long images = Math.min(fitting().size(), judging().size());
    if (places.size() < 2 * LEAST_CLUSTERS || images < LEAST_IMAGES) {
      return Optional.of(
          "must have at least %d images in %d independent units to fit a guard on one half and"
                  .formatted(2 * LEAST_IMAGES, 2 * LEAST_CLUSTERS)
              + " judge it on the other, got %d images in %d units"
                  .formatted(clusters.size(), places.size()));
    }
    return Optional.empty();
  }

  /** Whether a cluster of the reference set belongs to the half that the guard is fitted on. */
  public boolean isFitted(String cluster) {
    Integer place = places.get(cluster);
    return place != null && place < (places.size() + 1) / 2;
  }

  /** Positions of the images that the guard is fitted on. */
  public List<Integer> fitting() {
    return positions(true);
  }

  /** Positions of the images that it is judged on. */
  public List<Integer> judging() {
    return positions(false);
  }

  private List<Integer> positions(boolean fitted) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      if (isFitted(clusters.get(i)) == fitted) {
        positions.add(i);
      }
    }
    return positions;
  }

  /**
   * One half as a guard takes it.
   *
   * @param traits of every image of the reference set
   * @param fitted the half to fit on; else the other, for the guard's twin
   */
  public Reference half(List<StrangeTraits> traits, boolean fitted) {
    List<Integer> positions = positions(fitted);
    List<StrangeTraits> images = new ArrayList<>(positions.size());
    int[] folds = new int[positions.size()];
    for (int position : positions) {
      Integer place = places.get(clusters.get(position));
      folds[images.size()] = (place == null ? 0 : place) % FOLDS;
      images.add(traits.get(position));
    }
    return new Reference(images, folds);
  }

  /** Images to fit a guard on. */
  public static final class Reference {
    private final List<StrangeTraits> images;
    private final int[] folds;

    private Reference(List<StrangeTraits> images, int[] folds) {
      this.images = List.copyOf(images);
      this.folds = folds;
    }

    List<StrangeTraits> images() {
      return images;
    }

    int folds() {
      return FOLDS;
    }

    /** The fold of an image, in [0, folds): images of one cluster share it. */
    int fold(int image) {
      return folds[image];
    }
  }
}
