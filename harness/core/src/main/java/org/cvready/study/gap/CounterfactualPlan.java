package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.dataset.Sample;
import org.cvready.perturb.Condition;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;

/**
 * Which of a benchmark's images the model is to be shown once more, and under which chain: at most
 * one more pass over the benchmark for all sites together.
 *
 * <p>A site whose images the chain of another fits nearly as well as its own takes that one. Each
 * chain then gets an equal share of the benchmark, drawn by the seed, whole independent units
 * together.
 */
public final class CounterfactualPlan {
  /** Images on which chains are tried. */
  public static final int TRIED_IMAGES = 16;

  private static final double NEARLY = 0.1;

  private final GapSet benchmark;
  private final List<Fitted> sites = new ArrayList<>();
  private final List<Chosen> chains = new ArrayList<>();

  /** A site with its own target and the chain that it takes. */
  private record Fitted(GapSet site, LookTarget target, int chain) {}

  private record Chosen(FittedChain chain, BitSet images) {}

  private CounterfactualPlan(GapSet benchmark) {
    this.benchmark = benchmark;
  }

  /** Decodes an image of the benchmark. */
  @FunctionalInterface
  public interface Pixels {
    /** The image at a position in the set. */
    Image at(int position);
  }

  /**
   * Plans the pass.
   *
   * @param benchmark with its measures
   * @param sites labelled sets with their measures, at least one image each
   * @param pixels of the benchmark's images, some of which are tried
   * @param seed of draws and random streams
   */
  public static CounterfactualPlan of(
      GapSet benchmark, List<GapSet> sites, Pixels pixels, long seed) {
    CounterfactualPlan plan = new CounterfactualPlan(benchmark);
    ChainSearch search = new ChainSearch(probe(benchmark, pixels, seed));
    List<FittedChain> found = new ArrayList<>();
    for (GapSet site : sites) {
      LookTarget target = LookTarget.of(benchmark, site);
      FittedChain own = search.fit(target);
      double before = target.distance(new double[LookMeasure.ALL.size()]);
      double enough = target.distance(own.change()) + NEARLY * before;
      int chain = 0;
      while (chain < found.size()
          && !(target.distance(found.get(chain).change()) <= enough
              && found.get(chain).knobs().isEmpty() == own.knobs().isEmpty())) {
        chain++;
      }
      if (chain == found.size()) {
        found.add(own);
      }
      plan.sites.add(new Fitted(site, target, chain));
    }
    plan.deal(found, seed);
    return plan;
  }

  private static LookProbe probe(GapSet benchmark, Pixels pixels, long seed) {
    int[] order = order(benchmark.images().size(), RandomStreams.of(seed, benchmark.name(), "try"));
    List<Image> images = new ArrayList<>();
    List<String> stems = new ArrayList<>();
    for (int i = 0; i < Math.min(TRIED_IMAGES, order.length); i++) {
      images.add(pixels.at(order[i]));
      stems.add(Sample.stemOf(benchmark.images().get(order[i]).image()));
    }
    return new LookProbe(images, stems, seed);
  }

  private static int[] order(int size, RandomGenerator random) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = 0; i < size - 1; i++) {
      int drawn = i + random.nextInt(size - i);
      int kept = order[i];
      order[i] = order[drawn];
      order[drawn] = kept;
    }
    return order;
  }

  /** Deals the independent units out, one after the other to the chain with the fewest images. */
  private void deal(List<FittedChain> found, long seed) {
    found.forEach(chain -> chains.add(new Chosen(chain, new BitSet())));
    List<Chosen> run =
        chains.stream().filter(chosen -> chosen.chain().condition().isPresent()).toList();
    if (run.isEmpty()) {
      return;
    }
    Map<String, List<Integer>> clusters = new LinkedHashMap<>();
    for (int i = 0; i < benchmark.images().size(); i++) {
      clusters
          .computeIfAbsent(benchmark.images().get(i).cluster(), key -> new ArrayList<>())
          .add(i);
    }
    List<List<Integer>> units = List.copyOf(clusters.values());
    for (int unit : order(units.size(), RandomStreams.of(seed, benchmark.name(), "deal"))) {
      Chosen fewest = run.get(0);
      for (Chosen chosen : run) {
        fewest = chosen.images().cardinality() < fewest.images().cardinality() ? chosen : fewest;
      }
      units.get(unit).forEach(fewest.images()::set);
    }
  }

  /** Conditions with the images that each is for; no image is in two. */
  public Map<Condition, BitSet> passes() {
    Map<Condition, BitSet> passes = new LinkedHashMap<>();
    for (Chosen chosen : chains) {
      chosen.chain().condition().ifPresent(condition -> passes.put(condition, images(chosen)));
    }
    return passes;
  }

  private static BitSet images(Chosen chosen) {
    return BitSet.valueOf(chosen.images().toLongArray());
  }

  /** The condition that a site takes; empty where its images look like the benchmark's. */
  public Optional<Condition> condition(String site) {
    return chosen(site).chain().condition();
  }

  /** The counterfactual of a site, as reports have it. */
  public Counterfactual describe(String site) {
    Fitted fitted = fitted(site);
    Chosen chosen = chains.get(fitted.chain());
    FittedChain chain = chosen.chain();
    LookTarget target = fitted.target();
    return new Counterfactual(
        chain.condition().map(Condition::id),
        links(chain),
        chosen.images().cardinality(),
        benchmark.images().size(),
        target.distance(new double[LookMeasure.ALL.size()]),
        target.distance(chain.change()),
        looks(target, chain),
        sites.stream()
            .filter(other -> other.chain() == fitted.chain())
            .map(other -> other.site().name())
            .filter(name -> !name.equals(site))
            .toList());
  }

  private static List<Counterfactual.ChainLink> links(FittedChain chain) {
    return chain.knobs().entrySet().stream()
        .sorted(
            Comparator.comparingDouble(entry -> -chain.weights().getOrDefault(entry.getKey(), 0.0)))
        .map(
            entry ->
                new Counterfactual.ChainLink(
                    entry.getKey().at(entry.getValue()).id(),
                    entry.getKey().words(entry.getValue()),
                    entry.getKey().remedy(),
                    chain.weights().getOrDefault(entry.getKey(), 0.0)))
        .toList();
  }

  private static List<Counterfactual.Look> looks(LookTarget target, FittedChain chain) {
    List<Counterfactual.Look> looks = new ArrayList<>();
    for (int m = 0; m < LookMeasure.ALL.size(); m++) {
      LookMeasure measure = LookMeasure.ALL.get(m);
      double before = target.benchmark()[m];
      if (!Double.isNaN(target.site()[m] - before)) {
        looks.add(
            new Counterfactual.Look(
                measure.measure().key(),
                measure.measure().unit(),
                measure.natural(before),
                measure.natural(target.site()[m]),
                measure.natural(before + chain.change()[m]),
                target.off(m, 0),
                target.off(m, chain.change()[m])));
      }
    }
    return looks;
  }

  private Fitted fitted(String site) {
    return sites.stream()
        .filter(one -> one.site().name().equals(site))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no chain was fitted to " + site));
  }

  private Chosen chosen(String site) {
    return chains.get(fitted(site).chain());
  }
}
