package org.cvready.study.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.study.production.Lines.COST;
import static org.cvready.study.production.Lines.forecast;
import static org.cvready.study.production.Lines.line;
import static org.cvready.study.production.Lines.together;
import static org.cvready.study.production.Lines.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.cvready.metric.Decision;
import org.cvready.metric.interval.AtPrevalence;
import org.cvready.metric.interval.ClopperPearson;
import org.cvready.metric.interval.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LineForecastTest {
  private static final Offset<Double> EXACT = within(1e-12);

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest
  @CsvSource({
    "0.006, 7, 593, 40, 200",
    "0.3, 0, 100, 0, 50",
    "0.01, 80, 20, 5, 5",
    "1, 3, 9, 1, 4"
  })
  void of_oneClass_isTheMethodForOneRate(
      double defects, int falseRejects, int accepted, int found, int missed) {
    LineForecast forecast =
        forecast(
            line(defects),
            together(
                units(Set.of(), accepted, 0, falseRejects), units(Set.of(0), missed, 0, found)));

    AtPrevalence expected =
        new AtPrevalence(
            AtPrevalence.Rate.assumed(defects, 0.95),
            rate(missed, missed + found),
            rate(falseRejects, falseRejects + accepted));
    assertThat(forecast.alarms().value().orElseThrow()).isCloseTo(expected.alarmRate(), EXACT);
    assertThat(forecast.alarms().lower()).isCloseTo(expected.alarmRateBounds().lower(), EXACT);
    assertThat(forecast.alarms().upper()).isCloseTo(expected.alarmRateBounds().upper(), EXACT);
    assertThat(forecast.precision().value()).isEqualTo(expected.precision());
    assertThat(forecast.precision().lower()).isCloseTo(expected.precisionBounds().lower(), EXACT);
    assertThat(forecast.precision().upper()).isCloseTo(expected.precisionBounds().upper(), EXACT);
  }

  private static AtPrevalence.Rate rate(long events, long trials) {
    Interval bounds = ClopperPearson.of(events, trials, 0.95);
    return new AtPrevalence.Rate((double) events / trials, bounds);
  }

  /** By hand: 1 % and 2 % defects; 10 of 500 good, 45 of 50 c0 and 90 of 100 c1 rejected. */
  @Test
  void of_twoClasses_isTheSumOverStates() {
    LineForecast forecast =
        forecast(
            line(0.01, 0.02),
            together(
                units(Set.of(), 485, 5, 10),
                units(Set.of(0), 4, 1, 45),
                units(Set.of(1), 0, 10, 90)));

    assertThat(forecast.defective()).isCloseTo(0.03, EXACT);
    assertValue(forecast.falseRejects(), 0.97 * 0.02);
    assertValue(forecast.alarms(), 0.97 * 0.02 + 0.01 * 0.9 + 0.02 * 0.9);
    assertValue(forecast.escapes(), 0.01 * 0.08);
    assertValue(forecast.reviews(), 0.97 * 0.01 + 0.01 * 0.02 + 0.02 * 0.1);
    assertValue(forecast.precision(), 0.027 / (0.97 * 0.02 + 0.027));
    double cost = 2.5 * 0.97 * 0.02 + 180 * 0.01 * 0.08 + 0.4 * (0.0097 + 0.0002 + 0.002);
    assertValue(forecast.cost().orElseThrow(), cost);
    assertValue(forecast.saved().orElseThrow(), 180 * 0.03 - cost);
  }

  private static void assertValue(Estimate estimate, double expected) {
    assertThat(estimate.value().orElseThrow()).isCloseTo(expected, EXACT);
    assertThat(estimate.lower()).isLessThan(expected);
    assertThat(estimate.upper()).isGreaterThan(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_anyUnits_boundsHoldTheValueAndStayShares(long seed) {
    LineForecast forecast = forecast(line(0.1, 0.05, 0.2), Lines.any(seed, 3));

    for (Estimate share :
        List.of(
            forecast.alarms(),
            forecast.falseRejects(),
            forecast.escapes(),
            forecast.reviews(),
            forecast.precision())) {
      assertThat(share.lower()).isGreaterThanOrEqualTo(0);
      assertThat(share.upper()).isLessThanOrEqualTo(1);
      double value = share.value().orElse(share.lower());
      assertThat(value).isBetween(share.lower(), share.upper());
    }
    assertThat(forecast.alarms().value().orElseThrow())
        .isGreaterThanOrEqualTo(forecast.falseRejects().value().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_anyUnits_whatIsSavedIsWhatUnseenDefectsCostLessTheCost(long seed) {
    LineForecast forecast = forecast(line(0.1, 0.05, 0.2), Lines.any(seed, 3));
    Estimate cost = forecast.cost().orElseThrow();
    Estimate saved = forecast.saved().orElseThrow();
    double unseen = COST.escape() * 0.35;

    assertThat(saved.value().orElseThrow())
        .isCloseTo(unseen - cost.value().orElseThrow(), within(1e-9));
    assertThat(saved.lower()).isCloseTo(unseen - cost.upper(), within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_moreOfTheSameUnits_isSurer(long seed) {
    List<LineUnit> units = Lines.any(seed, 2);
    List<LineUnit> more = new ArrayList<>();
    List.of("a", "b", "c", "d").forEach(set -> units.forEach(unit -> more.add(unit.in(set))));

    Estimate one = forecast(line(0.1, 0.1), units).alarms();
    Estimate four = forecast(line(0.1, 0.1), more).alarms();
    assertThat(four.value().orElseThrow()).isCloseTo(one.value().orElseThrow(), EXACT);
    assertThat(four.upper() - four.lower()).isLessThan(one.upper() - one.lower());
  }

  @Test
  void of_classThatWasNotShown_hasNoValueAndTheWholeRange() {
    List<LineUnit> shown = together(units(Set.of(), 90, 0, 10), units(Set.of(0), 5, 0, 45));

    LineForecast forecast = forecast(line(0.1, 0.2), shown);
    LineForecast without = forecast(line(0.1, 0), shown);

    assertThat(forecast.escapes().value()).isEmpty();
    assertThat(forecast.cost().orElseThrow().value()).isEmpty();
    assertThat(forecast.precision().value()).isEmpty();
    assertThat(forecast.escapes().lower()).isCloseTo(without.escapes().lower(), EXACT);
    assertThat(forecast.escapes().upper()).isCloseTo(without.escapes().upper() + 0.2, EXACT);
    assertThat(forecast.falseRejects().value()).isPresent();
  }

  @Test
  void of_noGoodUnit_saysNothingOfFalseRejects() {
    LineForecast forecast = forecast(line(0.1), units(Set.of(0), 5, 0, 45));

    assertThat(forecast.falseRejects().value()).isEmpty();
    assertThat(forecast.falseRejects().lower()).isZero();
    assertThat(forecast.falseRejects().upper()).isCloseTo(0.9, EXACT);
    assertThat(forecast.escapes().value().orElseThrow()).isCloseTo(0.01, EXACT);
    assertThat(forecast.precision().value()).isEmpty();
    assertThat(forecast.precision().upper()).isEqualTo(1);
  }

  @Test
  void of_classesOnTheSameUnits_isAsUnsureAsOneClass() {
    List<LineUnit> good = units(Set.of(), 100, 0, 0);
    List<LineUnit> both = units(Set.of(0, 1), 10, 0, 90);
    Estimate apart =
        forecast(
                line(0.1, 0.1),
                together(good, units(Set.of(0), 10, 0, 90), units(Set.of(1), 10, 0, 90)))
            .escapes();
    Estimate same = forecast(line(0.1, 0.1), together(good, both)).escapes();
    Estimate one = forecast(line(0.2), together(good, units(Set.of(0), 10, 0, 90))).escapes();

    assertThat(same.upper()).isCloseTo(one.upper(), EXACT).isGreaterThan(apart.upper());
    assertThat(same.lower()).isCloseTo(one.lower(), EXACT).isLessThan(apart.lower());
  }

  @Test
  void of_noDefects_hasNoRightAlarm() {
    LineForecast forecast =
        forecast(line(0.0), together(units(Set.of(), 90, 0, 10), units(Set.of(0), 0, 0, 9)));

    assertThat(forecast.precision()).isEqualTo(new Estimate(java.util.OptionalDouble.of(0), 0, 0));
    assertThat(forecast.escapes().upper()).isZero();
  }

  @Test
  void of_noAlarmAtAll_hasNoPrecision() {
    LineForecast forecast =
        forecast(line(0.1), together(units(Set.of(), 90, 0, 0), units(Set.of(0), 9, 0, 0)));

    assertThat(forecast.precision().value()).isEmpty();
    assertThat(forecast.alarms().upper()).isPositive();
  }

  @Test
  void of_ratesOfOtherClasses_isRefused() {
    LineRates rates = Lines.rates(line(0.1, 0.1), units(Set.of(0), 1, 1, 1));
    ProductionLine line = line(0.1);
    assertThatThrownBy(() -> LineForecast.of(line, rates))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rates must be of the line's classes in their order, got [c0, c1] for [c0]");
  }

  @Test
  void of_lineWithoutCost_hasNone() {
    ProductionLine priced = line(0.1);
    ProductionLine line =
        new ProductionLine(
            priced.unitsPerMinute(),
            priced.hoursPerShift(),
            priced.hoursPerMonth(),
            priced.defectRate(),
            Optional.empty());
    LineForecast forecast = forecast(line, Lines.any(1, 1));
    assertThat(forecast.cost()).isEmpty();
    assertThat(forecast.saved()).isEmpty();
  }

  @Test
  void decided_unit_changesNothingElse() {
    LineUnit unit = new LineUnit("k", Decision.ACCEPT, Set.of(1), false);
    assertThat(unit.decided(Decision.REJECT).decided(Decision.ACCEPT)).isEqualTo(unit);
  }
}
