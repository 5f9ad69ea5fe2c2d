package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.dataset.Sample;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.ImageOutcome;

/**
 * The images of a site that show the very parts of the benchmark's images: captured at both places.
 *
 * <p>Images pair by their tag {@value #TAG}; where neither set has it, by the stem of their file
 * names. Names can agree by chance, so names pair only where at least nine in ten images of the
 * smaller set find a partner and at least nine in ten partners are labelled with the same objects.
 * Pairs whose labels differ are left out.
 *
 * @param benchmark its images that have a partner
 * @param site their partners, in the same order
 * @param byTag whether they pair by the tag
 * @param leftOut images of either set without a partner, or whose partner is labelled otherwise
 */
record Pairing(GapSet benchmark, GapSet site, boolean byTag, long leftOut) {
  static final String TAG = "pair";
  private static final double LEAST_SHARE = 0.9;
  private static final int FEWEST = 5;

  /** Pairs two labelled sets; empty where their images do not pair. */
  static Optional<Pairing> of(GapSet benchmark, GapSet site) {
    boolean byTag = hasTag(benchmark) && hasTag(site);
    Map<String, Integer> partners = new HashMap<>();
    for (int i = 0; i < benchmark.images().size(); i++) {
      if (partners.put(key(benchmark.images().get(i), byTag), i) != null) {
        return Optional.empty(); // Two images of one key: it names no pair.
      }
    }
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    long met = 0;
    for (int i = 0; i < site.images().size(); i++) {
      Integer partner = partners.remove(key(site.images().get(i), byTag));
      if (partner != null) {
        met++;
        if (sameObjects(benchmark.images().get(partner), site.images().get(i))) {
          first.add(partner);
          second.add(i);
        }
      }
    }
    int smaller = Math.min(benchmark.images().size(), site.images().size());
    boolean enough =
        first.size() >= FEWEST
            && (byTag || (met >= LEAST_SHARE * smaller && first.size() >= LEAST_SHARE * met));
    long leftOut = benchmark.images().size() + site.images().size() - 2L * first.size();
    return enough
        ? Optional.of(new Pairing(benchmark.of(first), site.of(second), byTag, leftOut))
        : Optional.empty();
  }

  private static boolean hasTag(GapSet set) {
    return set.images().stream().anyMatch(image -> image.tags().containsKey(TAG));
  }

  private static String key(ImageOutcome image, boolean byTag) {
    String tag = byTag ? image.tags().get(TAG) : null;
    // An image without the tag stands alone; the line feed keeps it apart from any tag.
    return tag != null ? tag : (byTag ? image.image() + "\n" : Sample.stemOf(image.image()));
  }

  private static boolean sameObjects(ImageOutcome one, ImageOutcome other) {
    return counts(one).equals(counts(other));
  }

  private static Map<Integer, Integer> counts(ImageOutcome image) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (ClassOutcome outcome : image.classes()) {
      if (outcome.objects() > 0) {
        counts.put(outcome.classIndex(), outcome.objects());
      }
    }
    return counts;
  }

  /**
   * The independent units of the pairs by the clusters of both sets, told apart by {@link
   * #ofBenchmark} and {@link #ofSite}: clusters that share a pair belong together.
   */
  Map<String, String> jointClusters() {
    Map<String, String> parent = new HashMap<>();
    for (int i = 0; i < site.images().size(); i++) {
      String one = root(parent, ofBenchmark(benchmark.images().get(i).cluster()));
      String other = root(parent, ofSite(site.images().get(i).cluster()));
      if (!one.equals(other)) {
        parent.put(other, one);
      }
    }
    Map<String, String> joint = new HashMap<>();
    for (int i = 0; i < site.images().size(); i++) {
      String one = ofBenchmark(benchmark.images().get(i).cluster());
      String other = ofSite(site.images().get(i).cluster());
      joint.put(one, root(parent, one));
      joint.put(other, root(parent, other));
    }
    return joint;
  }

  static String ofBenchmark(String cluster) {
    return "benchmark:" + cluster;
  }

  static String ofSite(String cluster) {
    return "site:" + cluster;
  }

  private static String root(Map<String, String> parent, String cluster) {
    String root = cluster;
    while (parent.containsKey(root)) {
      root = parent.get(root);
    }
    return root;
  }
}
