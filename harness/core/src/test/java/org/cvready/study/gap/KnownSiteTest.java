package org.cvready.study.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.cvready.dataset.Dataset;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Confidence;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Metric;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;
import org.cvready.model.Detector;
import org.cvready.model.ModelOptions;
import org.cvready.perturb.Condition;
import org.cvready.perturb.catalogue.Conditions;
import org.cvready.study.ImagePass;
import org.cvready.study.PassQuestion;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.Showing;
import org.cvready.study.gap.Attribution.Part;
import org.junit.jupiter.api.Test;

/**
 * The bundled detector on one half of its benchmark, and on the other half under a light that is
 * known: how much of the gap is put down to the light must be all of it.
 */
class KnownSiteTest {
  private static final OperatingPoint POINT =
      OperatingPoint.of(
          new double[] {0.35, 0.35, 0.35, 0.35}, new double[] {0.2, 0.2, 0.2, 0.2}, 0.5);
  private static final Condition TRUTH =
      Conditions.parse("exposure@-0.5EV+colour_temperature@6100K");

  private final Detector detector =
      Detector.open(ModelOptions.of(WasherLine.FOLDER.resolve("detector.onnx")));
  private final Dataset here = WasherLine.half(0, 80).among(detector.classNames());
  private final Dataset there = WasherLine.half(1, 80).among(detector.classNames());

  private List<ImageOutcome> outcomes(
      Dataset data, Optional<Condition> condition, Optional<BitSet> images) throws Exception {
    Showing showing = condition.<Showing>map(Showing.Perturbed::new).orElse(Showing.CLEAN);
    PassSet set =
        new PassSet(
            data,
            Optional.empty(),
            Optional.empty(),
            List.of(new SetCondition(showing, images, OptionalDouble.of(1))));
    List<ImageOutcome> outcomes = new ArrayList<>();
    ImagePass.run(
        detector,
        new PassQuestion(List.of(set), POINT, WasherLine.SEED, 2),
        observation -> outcomes.add(observation.outcome()),
        done -> {});
    return outcomes;
  }

  private SiteGap gap(Optional<Condition> truth) throws Exception {
    GapSet benchmark = set(here, Optional.empty());
    GapSet site = set(there, truth);
    CounterfactualPlan plan =
        CounterfactualPlan.of(
            benchmark,
            List.of(site),
            position -> here.samples().get(position).image(),
            WasherLine.SEED);
    List<ImageOutcome> without = new ArrayList<>();
    List<ImageOutcome> under = new ArrayList<>();
    for (Map.Entry<Condition, BitSet> pass : plan.passes().entrySet()) {
      pass.getValue().stream().forEach(i -> without.add(benchmark.images().get(i)));
      under.addAll(outcomes(here, Optional.of(pass.getKey()), Optional.of(pass.getValue())));
    }
    return GapStudy.of(
        new GapQuestion(
            site,
            benchmark,
            detector.classNames().names(),
            POINT,
            (metric, scope) -> {
              GapSet set = scope.dataset().equals("site") ? site : benchmark;
              Optional<String> name = scope.className();
              return new RateMeter(Confidence.USUAL, 4, Set.of())
                  .measure(
                      RateMeter.measures(metric) ? metric : Metric.FN_RATE,
                      scope,
                      set.images(),
                      name.isPresent()
                          ? detector.classNames().indexOf(name.get())
                          : OptionalInt.empty())
                  .measurement();
            },
            Optional.of(new CounterfactualSeen(plan.describe("site"), without, under)),
            1));
  }

  private GapSet set(Dataset data, Optional<Condition> condition) throws Exception {
    return new GapSet(
        data.name(),
        true,
        outcomes(data, condition, Optional.empty()),
        WasherLine.measures(data.samples(), condition));
  }

  private static RateGap misses(SiteGap gap) {
    return gap.rates().stream()
        .filter(rate -> rate.gap().metric() == Metric.FN_RATE)
        .filter(rate -> rate.gap().scope().equals(Scope.of("site").withVersus("benchmark")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void of_otherHalfUnderAKnownLight_isPutDownToThatLight() throws Exception {
    try (detector) {
      SiteGap gap = gap(Optional.of(TRUTH));
      RateGap misses = misses(gap);
      assertThat(misses.shown()).isEqualTo(Shown.WORSE);
      Part light = misses.attribution().orElseThrow().part(Cause.IMAGE_CONDITIONS).orElseThrow();
      assertThat(light.share().orElseThrow().value()).isCloseTo(1, within(0.3));
      Part rest = misses.attribution().orElseThrow().part(Cause.UNEXPLAINED).orElseThrow();
      assertThat(rest.interval().lower()).isLessThan(0);
      assertThat(rest.interval().upper()).isGreaterThan(0);
      assertThat(gap.findings().get(0))
          .containsIgnoringCase("less light (-0.")
          .containsIgnoringCase("warmer light (6");
      assertThat(gap.shifts().stream().filter(MeasureShift::moved).map(MeasureShift::measure))
          .contains("light", "red_green", "blue_green");
    }
  }

  @Test
  void of_otherHalfAsItIs_hasNoGapAndNothingToCorrect() throws Exception {
    try (detector) {
      SiteGap gap = gap(Optional.empty());
      assertThat(misses(gap).shown()).isEqualTo(Shown.NEITHER);
      assertThat(gap.counterfactual().orElseThrow().condition()).isEmpty();
      assertThat(gap.shifts()).noneMatch(MeasureShift::moved);
      assertThat(gap.findings()).noneMatch(text -> text.startsWith("Correctable"));
    }
  }
}
