package org.cvready.study.slice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cvready.metric.Metric;
import org.cvready.study.slice.SliceFindings.Change;
import org.cvready.study.slice.SliceFindings.Direction;
import org.cvready.study.slice.SliceFindings.Lift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiftStudyTest {
  private static Change row(Lift lift, Metric metric, String description) {
    return lift.rows().stream()
        .filter(row -> row.metric() == metric && row.description().equals(description))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_losingSliceUnderAWinningAverage_callsItOut(long seed) {
    SyntheticSite site = new SyntheticSite(seed, 500, 1, 0);
    SliceQuestion question =
        site.question(
            thing -> thing.camera().equals("3") && thing.shift().equals("night") ? 0.6 : 0.1);
    Baseline other = site.baseline(question, thing -> 0.3);
    SliceFindings found = SliceStudy.of(List.of(question), Optional.of(other), seed);
    Lift lift = found.lift().orElseThrow();
    Change all = row(lift, Metric.FN_RATE, "all");
    Change loser = row(lift, Metric.FN_RATE, "shift=night, camera=3");
    assertThat(all.direction()).as("seed " + seed).isEqualTo(Direction.GAIN);
    assertThat(loser.direction()).as("seed " + seed).isEqualTo(Direction.LOSS);
    assertThat(loser.lower()).isPositive();
    assertThat(lift.rows().get(0).direction()).isEqualTo(Direction.LOSS);
    assertThat(found.findings().toString())
        .contains("shift=night, camera=3: more objects are missed against the baseline")
        .contains("although the set as a whole changes by -");
  }

  /** 99.9 % quantile of the binomial distribution of 150 studies at 5 %: qbinom(.999, 150, .05). */
  @Test
  void of_runsAlikeInTruth_rarelyCallsALoss() {
    int wrong = 0;
    for (int seed = 0; seed < 150; seed++) {
      SyntheticSite site = new SyntheticSite(seed, 300, 3, 0);
      SliceQuestion question = site.question(thing -> 0.2);
      Lift lift = LiftStudy.of(List.of(question), site.baseline(question, thing -> 0.2));
      wrong += lift.rows().stream().anyMatch(row -> row.direction() == Direction.LOSS) ? 1 : 0;
    }
    assertThat(wrong).as("studies with a false loss").isLessThanOrEqualTo(17);
  }

  @Test
  void of_theSameRun_changesNothing() {
    SyntheticSite site = new SyntheticSite(7, 200, 1, 0);
    SliceQuestion question = site.question(thing -> 0.2);
    List<Optional<Baseline.Seen>> seen = new ArrayList<>();
    question
        .images()
        .forEach(
            image -> {
              Map<Integer, Integer> misses = new TreeMap<>();
              image.classes().forEach(each -> misses.put(each.classIndex(), each.misses()));
              seen.add(Optional.of(new Baseline.Seen(image.decision(), misses)));
            });
    Lift lift =
        LiftStudy.of(
            List.of(question),
            new Baseline("itself", new TreeMap<>(Map.of("line", new Baseline.Images(seen, 0)))));
    assertThat(lift.pairs()).isEqualTo(200);
    assertThat(lift.rows())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.change()).hasValue(0);
              assertThat(row.direction()).isEqualTo(Direction.OPEN);
              assertThat(row.events()).isEqualTo(row.baselineEvents());
            });
  }

  @Test
  void of_imagesOfOneRunOnly_countsThemAndLeavesThemOut() {
    SyntheticSite site = new SyntheticSite(8, 200, 1, 0);
    SliceQuestion question = site.question(thing -> 0.2);
    List<Optional<Baseline.Seen>> seen =
        new ArrayList<>(
            requireNonNull(site.baseline(question, t -> 0.2).sets().get("line")).seen());
    for (int i = 0; i < 50; i++) {
      seen.set(i, Optional.empty());
    }
    Lift lift =
        LiftStudy.of(
            List.of(question),
            new Baseline("other", new TreeMap<>(Map.of("line", new Baseline.Images(seen, 7)))));
    assertThat(lift.pairs()).isEqualTo(150);
    assertThat(lift.unpaired()).isEqualTo(57);
    long objects =
        question.images().subList(50, 200).stream().mapToLong(i -> i.objects().size()).sum();
    assertThat(row(lift, Metric.FN_RATE, "all").trials()).isEqualTo(objects);
  }

  @Test
  void of_setThatTheOtherRunLacks_isUnpaired() {
    SyntheticSite site = new SyntheticSite(9, 60, 1, 0);
    SliceQuestion question = site.question(thing -> 0.2);
    Lift lift = LiftStudy.of(List.of(question), new Baseline("other", new TreeMap<>()));
    assertThat(lift.pairs()).isZero();
    assertThat(lift.unpaired()).isEqualTo(60);
    assertThat(lift.rows()).isEmpty();
  }
}
