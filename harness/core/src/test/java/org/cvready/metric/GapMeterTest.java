package org.cvready.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.Outcomes.singles;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.cvready.metric.interval.Interval;
import org.junit.jupiter.api.Test;

class GapMeterTest {
  private static Measurement rate(String set, int images, int missed) {
    return new RateMeter(Confidence.USUAL, 1, Set.of())
        .measure(Metric.FN_RATE, Scope.of(set), singles(images, missed), OptionalInt.empty())
        .measurement();
  }

  @Test
  void gap_ofTwoSets_isTheDifferenceWithinTheBoundsOfBoth() {
    Measurement site = rate("line", 200, 20);
    Measurement benchmark = rate("benchmark", 400, 10);
    Measurement gap = GapMeter.gap(site, benchmark).measurement();
    assertThat(gap.value().orElseThrow()).isCloseTo(0.075, within(1e-12));
    assertThat(gap.scope().versus()).hasValue("benchmark");
    assertThat(gap.interval().lower())
        .isGreaterThan(site.interval().lower() - benchmark.interval().upper())
        .isLessThan(0.075);
    assertThat(gap.interval().upper())
        .isLessThan(site.interval().upper() - benchmark.interval().lower())
        .isGreaterThan(0.075);
    assertThat(gap.notes()).containsExactly("20 of 200 on line; 10 of 400 on benchmark");
  }

  @Test
  void gap_turnedRound_isTheOpposite() {
    Measurement there = GapMeter.gap(rate("a", 90, 3), rate("b", 70, 9)).measurement();
    Measurement back = GapMeter.gap(rate("b", 70, 9), rate("a", 90, 3)).measurement();
    assertThat(back.interval().lower()).isCloseTo(-there.interval().upper(), within(1e-12));
    assertThat(back.interval().upper()).isCloseTo(-there.interval().lower(), within(1e-12));
  }

  @Test
  void gap_oneSetWithoutTrials_isUndecided() {
    Measurement gap = GapMeter.gap(rate("line", 0, 0), rate("benchmark", 50, 1)).measurement();
    assertThat(gap.value()).isEmpty();
    assertThat(gap.interval().undecided()).isPresent();
  }

  @Test
  void gap_boundWithoutEnd_isWithoutNaN() {
    Measurement ratio =
        new Measurement(
            Metric.RPC,
            Scope.of("line"),
            OptionalDouble.of(0.5),
            0,
            10,
            10,
            Interval.of(0.6, Double.POSITIVE_INFINITY, 0.95, "ratio"),
            List.of());
    Interval bounds = GapMeter.gap(ratio, ratio).measurement().interval();
    assertThat(bounds.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(bounds.upper()).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
