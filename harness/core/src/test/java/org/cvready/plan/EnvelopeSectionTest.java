package org.cvready.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cvready.metric.Metric;
import org.cvready.plan.EnvelopePlan.PairPlan;
import org.cvready.plan.EnvelopePlan.SearchPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeSectionTest {
  private static final String GOOD =
      """
      envelope:
        gates:
          - {metric: fn_rate, dataset: benchmark, class: each, at_most: 25 %}
          - {metric: image_recall, dataset: line3, at_least: 90 %, confidence: 90 %}
        search:
          exposure: {from: -3 EV, to: 2 EV, steps: 24}
          colour_temperature: {from: 2500 K}
          line_motion: {to: 1600, exposure_ms: 0.5}
          fog_visibility: {to: 60}
          defocus: {}
        pairs: [{x: exposure, y: defocus, steps: 8}]
        looks: 12
        between: 3
        sample: 400
        site: {mm_per_pixel: 0.5, exposure_time: 2 ms}
        site_at: {exposure: -0.5 EV}
      """;

  @TempDir private Path temp;
  private PlanFolder folder = new PlanFolder(Path.of(""));

  @BeforeEach
  void makeFolder() {
    folder = PlanFolder.in(temp);
  }

  private static String with(String envelope) {
    return PlanFolder.with("responsibilities:", envelope + "responsibilities:");
  }

  @Test
  void read_fullSection_givesEveryKey() {
    EnvelopePlan plan = folder.read(with(GOOD)).envelope().orElseThrow();

    assertThat(plan.gates())
        .extracting(GatePlan::metric)
        .containsExactly(Metric.FN_RATE, Metric.IMAGE_RECALL);
    assertThat(plan.gates().get(1).confidence()).isEqualTo(0.9);
    assertThat(plan.search())
        .extracting(SearchPlan::name)
        .containsExactly(
            "exposure", "colour_temperature", "line_motion", "fog_visibility", "defocus");
    assertThat(plan.search("exposure").ends()).containsExactly(-3.0, 2.0);
    assertThat(plan.search("exposure").near()).isZero();
    assertThat(plan.search("exposure").steps()).isEqualTo(24);
    assertThat(plan.search("colour_temperature").ends()).containsExactly(2500.0);
    assertThat(plan.search("colour_temperature").near()).isEqualTo(6504);
    assertThat(plan.search("line_motion").perturbation().settings().value("exposure_ms"))
        .isEqualTo(0.5);
    // Nothing on the scale of visibilities is clean: the search leaves its clearest end.
    assertThat(plan.search("fog_visibility").near()).isEqualTo(10_000);
    assertThat(plan.search("fog_visibility").ends()).containsExactly(60.0);
    // The fifth severity, 16 px.
    assertThat(plan.search("defocus").ends()).containsExactly(16.0);
    assertThat(plan.search("defocus").steps()).isEqualTo(16);
    assertThat(plan.pairs()).containsExactly(new PairPlan("exposure", "defocus", 8));
    assertThat(plan.looks()).isEqualTo(12);
    assertThat(plan.between()).isEqualTo(3);
    assertThat(plan.sample()).hasValue(400);
    assertThat(plan.mmPerPixel()).hasValue(0.5);
    assertThat(plan.exposureMillis()).hasValue(2);
    assertThat(plan.siteAt()).isEqualTo(Map.of("exposure", -0.5));
  }

  @Test
  void read_planWithoutTheSection_hasNone() {
    assertThat(folder.read(PlanFolder.GOOD).envelope()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metric: fn_rate | metric: fdr | envelope.gates[0].metric | share of what is there",
        "dataset: benchmark | dataset: benchmrk | envelope.gates[0].dataset | no data set named",
        "dataset: benchmark | dataset: foreign | envelope.gates[0].dataset | needs labels",
        "at_most: 25 % | at_most: 0 % | envelope.gates[0].at_most | in (0, 1)",
        "at_most: 25 % | at_least: 25 % | envelope.gates[0].at_least | must read at_most",
        "class: each | klass: each | envelope.gates[0].klass | unknown key",
        "defocus: {} | defocs: {} | envelope.search.defocs | no perturbation named",
        "defocus: {} | gaussian_blur: {} | envelope.search.gaussian_blur | severities alone",
        "defocus: {} | stuck_frame: {} | envelope.search.stuck_frame | fault of the stream",
        "from: -3 EV | from: -30 EV | envelope.search.exposure.from | in [-8, 8] EV",
        "from: -3 EV | from: 1 EV | envelope.search.exposure.from | which changes nothing",
        "from: -3 EV | from: 3 EV | envelope.search.exposure.to | must be more than from",
        "from: -3 EV | from: -3 K | envelope.search.exposure.from | must be a number",
        "steps: 24 | steps: 0 | envelope.search.exposure.steps | [1, 200]",
        "steps: 24 | stepps: 24 | envelope.search.exposure.stepps | unknown key",
        "y: defocus | y: defokus | envelope.pairs[0].y | in search",
        "y: defocus | y: exposure | envelope.pairs[0].y | another perturbation",
        "looks: 12 | looks: 0 | envelope.looks | [1, 100]",
        "between: 3 | between: -1 | envelope.between | [0, 50]",
        "sample: 400 | sample: none | envelope.sample | whole number",
        "mm_per_pixel: 0.5 | mm_per_pixel: 0 | envelope.site.mm_per_pixel | must be a number",
        "exposure_time: 2 ms | exposure_time: 2 | envelope.site.exposure_time | with a unit",
        "{exposure: -0.5 EV} | {glare: 1} | envelope.site_at.glare | unknown key",
        "{exposure: -0.5 EV} | {exposure: 9} | envelope.site_at.exposure | in [-8, 8] EV",
      })
  void read_wrongValue_isToldAtItsPath(String piece, String other, String path, String message) {
    assertThat(GOOD).contains(piece);
    List<PlanProblem> problems =
        folder.problems(
            with(GOOD.replaceFirst(Pattern.quote(piece), Matcher.quoteReplacement(other))));

    // A pair may miss what search no longer has: that comes after it.
    assertThat(problems)
        .hasSizeLessThanOrEqualTo(2)
        .first()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "envelope: {search: {defocus: {}}} | envelope.gates",
        "envelope: {gates: [{metric: fn_rate, dataset: line3, at_most: 5 %}]} | envelope.search",
        "envelope: [] | envelope"
      })
  void read_missingParts_areToldWithAnExample(String section, String path) {
    assertThat(folder.problems(with(section + "\n")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).isEqualTo(path));
  }
}
