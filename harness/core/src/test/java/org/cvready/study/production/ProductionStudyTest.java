package org.cvready.study.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.study.production.Lines.line;
import static org.cvready.study.production.Lines.together;
import static org.cvready.study.production.Lines.units;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Outcomes;
import org.cvready.study.production.ProductionLine.ErrorCost;
import org.cvready.study.production.ProductionOutlook.AtDefectRate;
import org.cvready.study.production.ProductionOutlook.BreakEven;
import org.cvready.study.production.ProductionOutlook.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductionStudyTest {
  /** 1.35 % of 740 good units rejected, one in ten of 50 defective ones passed. */
  private static final List<LineUnit> UNITS =
      together(units(Set.of(), 725, 5, 10), units(Set.of(0), 5, 0, 45));

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  private static ProductionQuestion question(ProductionLine line, List<LineUnit> units) {
    return new ProductionQuestion(
        "north",
        false,
        List.of("line3"),
        units,
        List.of(),
        line,
        Lines.classes(line),
        new TreeSet<>(),
        Optional.empty());
  }

  private static ProductionOutlook outlook(ProductionLine line, List<LineUnit> units) {
    return ProductionStudy.of(question(line, units));
  }

  @Test
  void of_volume_givesShiftAndMonth() {
    List<Period> periods = outlook(line(0.02), UNITS).periods();

    // 480 units a minute for 8 and for 480 hours.
    assertThat(periods)
        .extracting(Period::name)
        .containsExactly("1,000 units", "a shift of 8 hours", "a month of 480 hours");
    assertThat(periods).extracting(Period::units).containsExactly(1e3, 230_400.0, 13_824_000.0);
    assertThat(periods.get(1).falseRejects().value().orElseThrow())
        .isCloseTo(230_400 * 0.98 * 10 / 740, within(1e-6));
    assertThat(periods.get(2).cost().orElseThrow().value().orElseThrow())
        .isCloseTo(
            13_824_000 * (0.98 * (2.5 * 10 + 0.4 * 5) / 740 + 0.02 * 180 * 0.1), within(1e-3));
  }

  @Test
  void of_noVolume_givesAThousandUnits() {
    ProductionLine stated = line(0.02);
    ProductionLine line =
        new ProductionLine(
            OptionalDouble.empty(), 8, OptionalDouble.of(480), stated.defectRate(), stated.cost());
    ProductionOutlook outlook = outlook(line, UNITS);
    assertThat(outlook.periods()).extracting(Period::units).containsExactly(1e3);
    assertThat(outlook.findings().get(0)).startsWith("Of 1,000 units on north: about 13.2 good");
    assertThat(outlook.assumptions())
        .contains("No volume is stated, so amounts are for 1,000 units.");
  }

  @Test
  void of_range_leavesOutWhatIsMoreThanAllUnits() {
    assertThat(outlook(line(0.3), UNITS).range())
        .extracting(AtDefectRate::factor)
        .containsExactly(0.1, 0.2, 0.5, 1.0, 2.0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_moreDefects_escapesAndPrecisionNeverFall(long seed) {
    List<AtDefectRate> range = outlook(line(0.01, 0.02), Lines.any(seed, 2)).range();
    assertThat(range).hasSize(7);
    for (int i = 1; i < range.size(); i++) {
      AtDefectRate low = range.get(i - 1);
      AtDefectRate high = range.get(i);
      assertThat(high.escapes().upper()).isGreaterThanOrEqualTo(low.escapes().upper());
      assertThat(high.precision().lower()).isGreaterThanOrEqualTo(low.precision().lower() - 1e-9);
      assertThat(high.precision().upper()).isGreaterThanOrEqualTo(low.precision().upper() - 1e-9);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_breakEven_isWhereNothingIsSaved(long seed) {
    ProductionLine line = line(0.01, 0.02);
    List<LineUnit> units = Lines.any(seed, 2);
    BreakEven even = outlook(line, units).breakEven().orElseThrow();
    double pays = even.pays().orElseThrow().rate().orElseThrow();
    LineForecast there = Lines.forecast(line.withDefectsTimes(pays / 0.03), units);
    assertThat(there.saved().orElseThrow().value().orElseThrow()).isCloseTo(0, within(1e-6));
    assertThat(even.pays().orElseThrow().earliest().orElseThrow()).isLessThanOrEqualTo(pays);
    assertThat(even.pays().orElseThrow().latest().orElse(1)).isGreaterThanOrEqualTo(pays);

    double half = even.alarmsHalfRight().rate().orElseThrow();
    LineForecast here = Lines.forecast(line.withDefectsTimes(half / 0.03), units);
    assertThat(here.precision().value().orElseThrow()).isCloseTo(0.5, within(1e-6));
  }

  /** At that rate of false rejects what is saved is nothing: 5 of 50 missed, 2 % defects. */
  @Test
  void of_bearableFalseRejects_isTheRateThatEatsWhatIsSaved() {
    Estimate most =
        outlook(line(0.02), UNITS).breakEven().orElseThrow().bearableFalseRejects().orElseThrow();
    double saved = 0.02 * 180 * 0.9 - 0.98 * 0.4 * 5 / 740;
    assertThat(most.value().orElseThrow()).isCloseTo(saved / (0.98 * 2.5), within(1e-12));
  }

  @Test
  void of_freeFalseRejects_hasNoBearableRate() {
    ProductionLine stated = line(0.02);
    ProductionLine free =
        new ProductionLine(
            stated.unitsPerMinute(),
            8,
            stated.hoursPerMonth(),
            stated.defectRate(),
            Optional.of(new ErrorCost(0, 180, 0, "EUR")));
    assertThat(outlook(free, UNITS).breakEven().orElseThrow().bearableFalseRejects()).isEmpty();
  }

  @Test
  void of_site_speaksOfAlarmsPrecisionEscapesAndMoney() {
    List<String> findings = outlook(line(0.02), UNITS).findings();
    assertThat(findings.get(0))
        .startsWith(
            "In a shift of 8 hours (230,000 units) on north: about 3,050 good units are taken out"
                + " (")
        .endsWith("at a false reject rate of 1.35 % (10 of 740 good units).");
    // .018 / (.018 + .98 * 10 / 740) = 57.6 %
    assertThat(findings.get(1)).startsWith("At a defect rate of 2.00 %, 57.61 % of the alarms");
    assertThat(findings.get(2)).startsWith("About 461 (").contains("most are c0, of which 10.00 %");
    assertThat(String.join(" ", findings))
        .contains("would cost 49,800,000 EUR", "saves money from");
  }

  @Test
  void of_classNeverShown_saysThatItIsUnknown() {
    assertThat(outlook(line(0.02, 0.01), UNITS).findings())
        .anySatisfy(finding -> assertThat(finding).startsWith("No unit with c1 was shown"));
  }

  @Test
  void of_noDefectRates_foretellsNothing() {
    ProductionOutlook outlook = outlook(line(), UNITS);
    assertThat(outlook.perUnit()).isEmpty();
    assertThat(outlook.periods()).isEmpty();
    assertThat(outlook.range()).isEmpty();
    assertThat(outlook.breakEven()).isEmpty();
    assertThat(outlook.findings()).hasSize(1);
    assertThat(outlook.findings().get(0)).startsWith("The plan states no defect_rate");
  }

  @Test
  void of_ratesOfZero_areKnownToBeNothing() {
    ProductionOutlook outlook = outlook(line(0), UNITS);
    assertThat(outlook.range()).isEmpty();
    assertThat(outlook.breakEven()).isEmpty();
    assertThat(outlook.periods().get(0).escapes().upper()).isZero();
  }

  /** 30 of 300 natural units have c0, which is not one in fifty. */
  @Test
  void of_naturalImagesThatContradictThePlan_saysSo() {
    ProductionLine line = line(0.02);
    List<LineUnit> natural = together(units(Set.of(), 270, 0, 0), units(Set.of(0), 0, 0, 30));
    ProductionOutlook outlook =
        ProductionStudy.of(
            new ProductionQuestion(
                "north",
                false,
                List.of("line3"),
                natural,
                natural,
                line,
                Lines.classes(line),
                new TreeSet<>(Set.of("rust")),
                Optional.of(Lines.forecast(line, UNITS))));
    assertThat(outlook.frequencies()).hasSize(1);
    assertThat(outlook.frequencies().get(0).agrees()).isFalse();
    assertThat(outlook.findings())
        .anySatisfy(
            finding ->
                assertThat(finding)
                    .startsWith("The plan states 2.00 % units with c0; the natural images show 30"))
        .anySatisfy(
            finding ->
                assertThat(finding).startsWith("The benchmark alone would have foretold 3,050"));
    assertThat(outlook.assumptions())
        .anySatisfy(text -> assertThat(text).endsWith("are taken not to occur: rust."));
  }

  @Test
  void of_unitsWithSeveralClasses_saysHowTheyDiffer() {
    List<LineUnit> units =
        together(UNITS, units(Set.of(1), 5, 0, 5), units(Set.of(0, 1), 0, 0, 10));
    assertThat(outlook(line(0.02, 0.02), units).findings())
        .anySatisfy(
            finding ->
                assertThat(finding)
                    .startsWith("10 of 70 defective units show more than one class")
                    .contains(
                        "of those 0.00 % were not taken out, of units with one class 16.67 %"));
  }

  @Test
  void question_classesOfOtherNames_isRefused() {
    ProductionLine line = line(0.02);
    assertThatThrownBy(
            () ->
                new ProductionQuestion(
                    "north",
                    false,
                    List.of(),
                    UNITS,
                    List.of(),
                    line,
                    Map.of(0, "dent"),
                    new TreeSet<>(),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "classes must be those of the defect rates in their order, got [dent] for [c0]");
  }

  @Test
  void units_ofImages_areDecidedByTheirWorst() {
    ClassOutcome dent = Outcomes.seen(2, 1, 1, 0);
    List<ImageOutcome> images =
        List.of(
            Outcomes.in("k", "u", Outcomes.image("a", Decision.ACCEPT, dent)),
            Outcomes.in("k", "u", Outcomes.image("b", Decision.REVIEW)),
            Outcomes.in("k", "v", Outcomes.image("c", Decision.ACCEPT, Outcomes.crowd(1))));
    assertThat(LineUnit.of(images))
        .containsExactly(
            new LineUnit("k", Decision.REVIEW, Set.of(2), false),
            new LineUnit("k", Decision.ACCEPT, Set.of(), true));
    assertThat(LineUnit.of(images)).noneMatch(LineUnit::isGood);
  }

  @Test
  void line_ratesAboveAll_isRefused() {
    TreeMap<String, Double> rates = new TreeMap<>(Map.of("a", 0.6, "b", 0.5));
    assertThatThrownBy(
            () ->
                new ProductionLine(
                    OptionalDouble.empty(), 8, OptionalDouble.empty(), rates, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("defect rates must add up to a share in [0, 1], got 1.1");
  }

  @Test
  void amounts_areThreeDigits() {
    assertThat(Amounts.of(3_114.2)).isEqualTo("3,110");
    assertThat(Amounts.of(42.34)).isEqualTo("42.3");
    assertThat(Amounts.of(0.012345)).isEqualTo("0.0123");
    assertThat(Amounts.of(999.9)).isEqualTo("1,000");
    assertThat(Amounts.of(-912_800)).isEqualTo("-913,000");
    assertThat(Amounts.of(0)).isEqualTo("0");
    assertThat(Amounts.oneIn(1 / 29.2)).isEqualTo("one in 29");
    assertThat(Amounts.oneIn(0.4)).isEqualTo("one in 2.5");
    assertThat(Amounts.oneIn(0.75)).isEqualTo("75.00 %");
    assertThat(Amounts.oneIn(0)).isEqualTo("none");
  }
}
