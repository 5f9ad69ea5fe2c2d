package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.Outcomes.image;
import static org.cvready.metric.Outcomes.in;
import static org.cvready.metric.Outcomes.seen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cvready.certificate.Evidence;
import org.cvready.dataset.Dataset;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.plan.Plan;
import org.cvready.report.EvidenceJson;
import org.cvready.study.PassSet;
import org.cvready.study.production.ProductionOutlook;
import org.cvready.study.production.ProductionOutlook.StateOutlook;
import org.cvready.vision.ClassNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site of two sets, a second site and a benchmark, 20 images each of the same names. On natural
 * sets the first image is a false reject; on others all show a and one in four is missed.
 */
class ProductionEvidenceTest {
  private static final String SETS =
      """
      datasets:
        benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
        north: {format: coco, path: north/annotations.json, role: on_site}
        north-bad: {format: coco, path: bad/annotations.json, role: on_site, site: north,
          sampling: enriched}
        south: {format: coco, path: south/annotations.json, role: on_site}
      gates: [{metric: fn_rate, dataset: north, at_most: 5 %}]
      """;
  private static final String PRODUCTION =
      """
      production: {hours_per_month: 100, defect_rate: {a: 2 %, c: 1 %}}
      line_speed: {units_per_minute: 60, deadline: 100 ms, run: 10 s}
      """;

  @TempDir private Path folder;

  private List<ProductionOutlook> outlooks(String sections) throws IOException {
    SmallSite site = new SmallSite(folder);
    for (String set : List.of("benchmark", "north", "bad", "south")) {
      site.coco(set, Collections.nCopies(20, "a"));
    }
    Plan plan = site.plan(sections);
    List<Dataset> data = SmallSite.aligned(plan, "a", "b");
    List<SeenSet> sets = new ArrayList<>();
    for (PassSet pass : new PassPlan(plan, data, 0).sets()) {
      SeenSet set = new SeenSet(plan.datasets().get(sets.size()), pass);
      boolean good = List.of("north", "south").contains(set.plan().name());
      for (int i = 0; i < 20; i++) {
        set.add(Scope.CLEAN, good ? good(i) : bad(i));
      }
      sets.add(set);
    }
    Classes classes = Classes.of(ClassNames.of("a", "b"), data, plan);
    return ProductionEvidence.of(plan, new SeenRun(classes, sets, Optional.empty(), 1));
  }

  private static ImageOutcome good(int i) {
    ImageOutcome image = image("i" + i, seen(1, 0, 0, i == 0 ? 1 : 0));
    return in("i" + i, "i" + i, image);
  }

  private static ImageOutcome bad(int i) {
    return image("i" + i, seen(0, 1, i % 4 == 0 ? 1 : 0, 0), seen(1, 1, 1, 0));
  }

  private static StateOutlook state(ProductionOutlook outlook, int index) {
    return outlook.states().get(index);
  }

  @Test
  void of_setsOfOneSite_arePooledAndOthersStandAlone() throws IOException {
    List<ProductionOutlook> outlooks = outlooks(SETS + PRODUCTION);
    assertThat(outlooks)
        .extracting(ProductionOutlook::site)
        .containsExactly("north", "south", "benchmark");
    assertThat(outlooks)
        .extracting(ProductionOutlook::benchmark)
        .containsExactly(false, false, true);

    ProductionOutlook north = outlooks.get(0);
    assertThat(north.datasets()).containsExactly("north", "north-bad");
    assertThat(state(north, 0).rates().reject().value().orElseThrow()).isEqualTo(0.05);
    assertThat(state(north, 1).rates().accept().value().orElseThrow()).isEqualTo(0.25);
    assertThat(state(north, 1).rates().units()).isEqualTo(20);
    assertThat(north.perUnit().orElseThrow().falseRejects().value().orElseThrow())
        .isCloseTo(0.97 * 0.05, within(1e-12));

    ProductionOutlook south = outlooks.get(1);
    assertThat(state(south, 1).rates().units()).isZero();
    assertThat(south.perUnit().orElseThrow().escapes().value()).isEmpty();
  }

  @Test
  void of_aRun_takesTheVolumeOfTheLineSpeedAndTellsOfOtherClasses() throws IOException {
    ProductionOutlook north = outlooks(SETS + PRODUCTION).get(0);
    assertThat(north.periods().get(2).units()).isEqualTo(60.0 * 60 * 100);
    assertThat(north.frequencies())
        .extracting(ProductionOutlook.Frequency::units)
        .containsExactly(20L, 20L);
    assertThat(north.assumptions())
        .contains("Classes without a stated defect rate are taken not to occur: b.");
  }

  @Test
  void of_aPlanWithoutProduction_isNothing() throws IOException {
    assertThat(outlooks(SETS)).isEmpty();
  }

  @Test
  void of_aRun_isTheSameEveryTimeAndSurvivesItsFile() throws IOException {
    List<ProductionOutlook> outlooks = outlooks(SETS + PRODUCTION);
    assertThat(outlooks(SETS + PRODUCTION)).isEqualTo(outlooks);
    Evidence evidence = Evidence.NONE.withProduction(outlooks);
    assertThat(EvidenceJson.parse(EvidenceJson.write(evidence))).isEqualTo(evidence);
  }
}
