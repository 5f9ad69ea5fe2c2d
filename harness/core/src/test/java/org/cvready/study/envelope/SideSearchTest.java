package org.cvready.study.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.study.envelope.Probe.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SideSearchTest {
  private static final int UNITS = 400;

  private static Ladder defocus(int steps) {
    return Ladder.of(Catalogue.DEFOCUS.perturbation(), 0, 16, steps, 20261122);
  }

  private static FakeModel breaksAbove(double magnitude, long seed) {
    return new FakeModel(
        UNITS,
        seed,
        condition -> FakeModel.strength(condition, "defocus") > magnitude ? 0.6 : 0.02);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1", "3.2, 2", "7.9, 3", "8, 4", "15.5, 5"})
  void search_knownBreakingPoint_holdsToTheLastRungBeforeIt(double breaks, long seed) {
    FakeModel model = breaksAbove(breaks, seed);
    SideSearch search = new SideSearch(defocus(16), model.tests(), 0);

    model.answer(search);

    OptionalDouble holds = search.holdsTo();
    assertThat(holds)
        .isEqualTo(breaks < 1 ? OptionalDouble.empty() : OptionalDouble.of(Math.floor(breaks)));
    assertThat(search.probes().get(search.probes().size() - 1).answer()).isEqualTo(Answer.FAIL);
    assertThat(search.probes().get(search.probes().size() - 1).magnitude())
        .isEqualTo(Math.floor(breaks) + 1);
  }

  @Test
  void search_neverBroken_holdsToTheEnd() {
    FakeModel model = breaksAbove(99, 1);
    SideSearch search = new SideSearch(defocus(16), model.tests(), 2);

    model.answer(search);

    assertThat(search.holdsTo()).hasValue(16);
    assertThat(search.probes()).hasSize(18).allMatch(probe -> probe.answer() == Answer.PASS);
  }

  /** A rung that does not pass ends the range, whatever comes behind it. */
  @Test
  void search_badAtOneRungAndGoodBehind_holdsOnlyBeforeIt() {
    FakeModel model =
        new FakeModel(
            UNITS, 3, condition -> FakeModel.strength(condition, "defocus") == 5 ? 0.6 : 0.02);
    SideSearch search = new SideSearch(defocus(16), model.tests(), 0);

    model.answer(search);

    assertThat(search.holdsTo()).hasValue(4);
  }

  /** Between rungs it is bad everywhere: whatever magnitude is drawn there shortens the range. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void search_goodAtRungsAloneAndBadBetween_isShortened(long seed) {
    FakeModel model =
        new FakeModel(
            UNITS,
            seed,
            condition -> {
              double strength = FakeModel.strength(condition, "defocus");
              return strength == Math.rint(strength) ? 0.02 : 0.6;
            });
    Ladder ladder = Ladder.of(Catalogue.DEFOCUS.perturbation(), 0, 16, 16, seed);
    SideSearch without = new SideSearch(ladder, model.tests(), 0);
    SideSearch with = new SideSearch(ladder, model.tests(), 16);

    model.answer(without);
    model.answer(with);

    assertThat(without.holdsTo()).hasValue(16);
    // The nearest gap lies before the first rung.
    assertThat(with.holdsTo()).isEmpty();
    assertThat(with.probes()).filteredOn(probe -> probe.kind() == Kind.BETWEEN).isNotEmpty();
  }

  /** Random magnitudes never lengthen a range, and what lies beyond claims nothing. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void search_anyCurve_everythingWithinTheRangePassed(long seed) {
    FakeModel model =
        new FakeModel(
            UNITS,
            seed,
            condition -> {
              double strength = FakeModel.strength(condition, "defocus");
              return 0.02 + 0.09 * (1 + Math.sin(seed + strength)) / 2 + 0.006 * strength;
            });
    SideSearch search = new SideSearch(defocus(24), model.tests(), 3);

    model.answer(search);

    double holds = search.holdsTo().orElse(0);
    assertThat(search.probes())
        .filteredOn(probe -> probe.magnitude() <= holds)
        .allMatch(probe -> probe.answer() == Answer.PASS);
    assertThat(search.probes())
        .filteredOn(probe -> probe.kind() == Kind.BEYOND)
        .allMatch(probe -> probe.magnitude() > holds);
  }

  /** A break in the middle of a ladder of the usual length, without luck in the counts. */
  @Test
  void search_breakInTheMiddle_takesAFifthOfTheGrid() {
    FakeModel model = breaksAbove(6.5, 9);
    SideSearch search = new SideSearch(defocus(16), model.tests(), 1);

    model.answer(search);

    assertThat(search.holdsTo()).hasValue(6);
    assertThat(5 * model.shown()).isLessThan(16L * UNITS);
  }
}
