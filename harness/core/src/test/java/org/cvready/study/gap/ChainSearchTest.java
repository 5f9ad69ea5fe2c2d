package org.cvready.study.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cvready.dataset.Sample;
import org.cvready.imaging.ImageMeasures;
import org.cvready.metric.ImageOutcome;
import org.cvready.perturb.Condition;
import org.cvready.perturb.catalogue.Conditions;
import org.cvready.vision.Image;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One half of the bundled benchmark is put through a known chain, and the other must find it. */
class ChainSearchTest {
  private static final List<Sample> HERE = WasherLine.half(0, 144).samples();
  private static final List<Sample> THERE = WasherLine.half(1, 144).samples();
  private static GapSet benchmark = WasherLine.looks("benchmark", List.of(), Optional.empty());
  private static ChainSearch search = search();

  private static ChainSearch search() {
    List<Sample> tried = HERE.subList(0, 12);
    return new ChainSearch(
        new LookProbe(
            tried.stream().map(Sample::image).toList(),
            tried.stream().map(Sample::stem).toList(),
            WasherLine.SEED));
  }

  @BeforeAll
  static void look() {
    benchmark = WasherLine.looks("benchmark", HERE, Optional.empty());
  }

  private static GapSet site(String name, String chain) {
    return WasherLine.looks(name, THERE, Optional.of(Conditions.parse(chain)));
  }

  /** Strengths by perturbation, of a chain and of what was found for it. */
  private static Map<String, Double> strengths(Condition condition) {
    Map<String, Double> strengths = new TreeMap<>();
    condition
        .steps()
        .forEach(
            step ->
                strengths.put(
                    step.perturbation().name() + step.perturbation().settings().text(),
                    step.strength()));
    return strengths;
  }

  @ParameterizedTest
  @CsvSource({
    "exposure@-1EV+colour_temperature@4000K, 0.1, 100",
    "exposure@0.5EV, 0.1, 0",
    "colour_temperature@9000K+veiling_glare@15%, 3, 400",
    "light_gradient(direction=90)@50%, 5, 0",
    "exposure@-0.5EV+defocus@4px, 0.6, 0",
    "sensor_noise@24dB, 2, 0",
  })
  void fit_knownChain_isFoundWithinTolerance(String chain, double tolerance, double kelvin) {
    LookTarget target = LookTarget.of(benchmark, site("site", chain));
    FittedChain fitted = search.fit(target);
    Map<String, Double> truth = strengths(Conditions.parse(chain));
    Map<String, Double> found = strengths(fitted.condition().orElseThrow());
    assertThat(found.keySet()).as(found.toString()).isEqualTo(truth.keySet());
    truth.forEach(
        (name, strength) ->
            assertThat(found.get(name))
                .as(name)
                .isCloseTo(
                    strength, within(name.equals("colour_temperature") ? kelvin : tolerance)));
    double before = target.distance(new double[LookMeasure.ALL.size()]);
    assertThat(target.distance(fitted.change())).isLessThan(0.25 * before);
    assertThat(fitted.weights().values()).allMatch(weight -> weight > 0);
  }

  @Test
  void fit_otherHalfAsItIs_findsNothingToDo() {
    LookTarget target = LookTarget.of(benchmark, WasherLine.looks("site", THERE, Optional.empty()));
    assertThat(search.fit(target).condition()).isEmpty();
  }

  @Test
  void plan_severalSites_showEachImageAtMostOnceMore() {
    GapSet dim = site("dim", "exposure@-1EV");
    List<GapSet> sites =
        List.of(
            dim,
            new GapSet("dim too", true, dim.images(), dim.measures()),
            site("warm", "colour_temperature@3500K"),
            WasherLine.looks("alike", THERE, Optional.empty()));
    CounterfactualPlan plan = plan(benchmark, sites);

    assertThat(plan.passes()).hasSize(2);
    BitSet all = new BitSet();
    for (BitSet images : plan.passes().values()) {
      assertThat(images.intersects(all)).isFalse();
      all.or(images);
      assertThat(images.cardinality()).isEqualTo(HERE.size() / 2);
    }
    assertThat(all.cardinality()).isEqualTo(HERE.size());
    assertThat(plan.condition("dim too")).isEqualTo(plan.condition("dim")).isPresent();
    assertThat(plan.condition("alike")).isEmpty();
    assertThat(plan.describe("dim").sharedWith()).containsExactly("dim too");
    assertThat(plan.describe("warm").steps().get(0).words()).startsWith("warmer light (3");
    assertThat(plan(benchmark, sites).describe("warm")).isEqualTo(plan.describe("warm"));
    assertThat(plan(benchmark, sites).passes()).isEqualTo(plan.passes());
  }

  @Test
  void plan_clusters_stayWhole() {
    List<ImageOutcome> clustered =
        IntStream.range(0, HERE.size())
            .mapToObj(i -> Lines.image(HERE.get(i).name(), "part" + i / 6))
            .toList();
    GapSet parts = new GapSet("benchmark", true, clustered, benchmark.measures());
    CounterfactualPlan plan =
        plan(
            parts, List.of(site("dim", "exposure@-1EV"), site("warm", "colour_temperature@3500K")));
    for (BitSet images : plan.passes().values()) {
      assertThat(images.cardinality()).isEqualTo(HERE.size() / 2);
      for (int i = 0; i < HERE.size(); i++) {
        assertThat(images.get(i)).isEqualTo(images.get(6 * (i / 6)));
      }
    }
  }

  private static CounterfactualPlan plan(GapSet benchmark, List<GapSet> sites) {
    return CounterfactualPlan.of(
        benchmark, sites, position -> HERE.get(position).image(), WasherLine.SEED);
  }

  @Test
  void change_largePicture_isJudgedByItsMiddle() {
    Image large = Image.wrap(700, 20, Image.newBuffer(700, 20));
    LookProbe probe = new LookProbe(List.of(large), List.of("large"), 1);
    double[] change = probe.change(new TreeMap<>(Map.of(ChainStep.EXPOSURE, -1.0)));
    assertThat(change).hasSize(LookMeasure.ALL.size()).containsOnly(0.0);
    assertThat(ImageMeasures.of(large)).isNotNull();
  }
}
