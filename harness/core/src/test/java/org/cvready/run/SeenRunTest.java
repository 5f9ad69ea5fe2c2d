package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cvready.metric.Outcomes.image;
import static org.cvready.metric.Outcomes.seen;
import static org.cvready.metric.Outcomes.tagged;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.dataset.Dataset;
import org.cvready.metric.Confidence;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.plan.Plan;
import org.cvready.study.PassSet;
import org.cvready.vision.ClassNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty images each: by day all objects of a are found, by night none; b is never raised. */
class SeenRunTest {
  @TempDir private Path folder;
  private SeenRun run;

  @BeforeEach
  void see() throws IOException {
    SmallSite site =
        new SmallSite(folder)
            .coco("line3", Collections.nCopies(20, "a"))
            .coco("benchmark", Collections.nCopies(20, "a"));
    StringBuilder tags = new StringBuilder("file,shift\n");
    for (int i = 0; i < 19; i++) {
      tags.append("%03d.png,%s%n".formatted(i, i < 10 ? "day" : "night"));
    }
    site.text("tags.csv", tags.toString());
    Plan plan =
        site.plan(
            """
            datasets:
              line3: {format: coco, path: line3/annotations.json, role: on_site, tags: tags.csv,
                slice_by: [shift, camera], expects: {shift: [day, dusk]}}
              benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
            gates: [{metric: fn_rate, dataset: line3, at_most: 5 %}]
            """);
    List<Dataset> data = SmallSite.aligned(plan, "a", "c");
    List<SeenSet> sets = new ArrayList<>();
    for (PassSet pass : new PassPlan(plan, data, 0).sets()) {
      SeenSet set = new SeenSet(plan.datasets().get(sets.size()), pass);
      for (int i = 0; i < 20; i++) {
        boolean day = i < 10;
        set.add(
            Scope.CLEAN,
            tagged("shift", day ? "day" : "night", image("i" + i, seen(0, 1, day ? 0 : 1, 0))));
      }
      sets.add(set);
    }
    Classes classes = Classes.of(ClassNames.of("a", "c"), data, plan);
    run = new SeenRun(classes, sets, Optional.empty(), 1);
  }

  private Measurement measure(Metric metric, Scope scope) {
    return run.measure(metric, scope, Confidence.USUAL).measurement();
  }

  @Test
  void slices_ofDataAndPlan_includeValuesAndTagsWithoutImages() {
    assertThat(run.slices("line3").stream().map(Object::toString))
        .containsExactly(
            "{shift=day}", "{shift=dusk}", "{shift=night}", "{camera=(no image has it)}");
    for (SortedMap<String, String> slice : run.slices("line3")) {
      Measurement figure = measure(Metric.FN_RATE, Scope.of("line3").withSlice(slice));
      assertThat(figure.trials())
          .isEqualTo(List.of("day", "night").contains(slice.getOrDefault("shift", "")) ? 10 : 0);
    }
    assertThat(run.sets().get(0).withoutTag("shift")).isEqualTo(1);
    assertThat(run.sets().get(0).withoutTag("camera")).isEqualTo(20);
  }

  @Test
  void classes_ofModelAndData_areAllThere() {
    assertThat(run.classes()).containsExactly("a", "c", "b");
    Measurement lacking = measure(Metric.FN_RATE, Scope.of("line3").withClass("b"));
    assertThat(lacking.interval().undecided()).hasValue("no objects");
  }

  @Test
  void gap_ofASlice_isHeldAgainstTheWholeOfTheOther() {
    Scope night = Scope.of("line3").withSlice(new TreeMap<>(Map.of("shift", "night")));
    Measurement gap = measure(Metric.FN_RATE, night.withVersus("benchmark"));
    assertThat(gap.value()).hasValue(0.5);
    assertThat(gap.notes())
        .containsExactly("10 of 10 on line3, shift=night; 10 of 20 on benchmark");
  }

  @Test
  void measure_conditionOrLineSpeedThatWasNotRun_isUndecided() {
    for (Metric metric : List.of(Metric.FN_RATE, Metric.AP50, Metric.MPC)) {
      Measurement figure =
          measure(metric, Scope.of("line3").withClass("a").withCondition("glare@3"));
      assertThat(figure.value()).isEmpty();
      assertThat(figure.interval().undecided()).isPresent();
    }
    assertThat(measure(Metric.LATENCY_P99, Scope.of("line_speed")).interval().undecided())
        .hasValue("no line-speed run");
  }

  @Test
  void measure_onEnrichedSet_tellsWhatDependsOnPrevalence() {
    assertThat(measure(Metric.PRECISION, Scope.of("benchmark")).notes())
        .containsExactly("depends on how frequent defects are, and this set is enriched");
    assertThat(measure(Metric.PRECISION, Scope.of("line3")).notes()).isEmpty();
  }

  @Test
  void figures_ofARun_areEachThereOnceAndNeverOfAClassNobodySaw() {
    List<Measurement> figures = FigureList.of(run);
    assertThat(figures.stream().map(f -> f.metric() + " " + f.scope().text()))
        .doesNotHaveDuplicates()
        .contains("REVIEW_LOAD line3", "FN_RATE a, line3, shift=night")
        .contains("FN_RATE a, line3 versus benchmark")
        .noneMatch(text -> text.contains(" c, ") || text.contains(" b, "));
  }

  @Test
  void tally_countsObjectsAndFindsOfAllSets() {
    Tally tally = Tally.of(run.sets());
    assertThat(tally).isEqualTo(new Tally(40, 40, 20, 20, 0.9));
    assertThat(Tally.of(List.of())).isEqualTo(new Tally(0, 0, 0, 0, 0));
  }
}
