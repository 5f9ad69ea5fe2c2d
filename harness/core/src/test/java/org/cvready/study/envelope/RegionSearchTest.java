package org.cvready.study.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cvready.perturb.Condition;
import org.cvready.perturb.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionSearchTest {
  private static final Ladder DARKER = Ladder.of(Catalogue.EXPOSURE.perturbation(), 0, -6, 6, 1);
  private static final Ladder BLURRED = Ladder.of(Catalogue.DEFOCUS.perturbation(), 0, 6, 6, 1);

  private static double darkness(Condition condition) {
    return -FakeModel.strength(condition, "exposure");
  }

  private static double blur(Condition condition) {
    return FakeModel.strength(condition, "defocus");
  }

  @Test
  void search_badWhereBothTogetherExceedALine_findsTheStairs() {
    FakeModel model =
        new FakeModel(600, 1, condition -> darkness(condition) + blur(condition) > 4 ? 0.6 : 0.01);
    RegionSearch search = new RegionSearch(DARKER, BLURRED, model.tests());

    model.answer(search);

    List<Region.Column> columns = search.columns();
    assertThat(columns).hasSize(6);
    assertThat(columns)
        .extracting(Region.Column::x)
        .containsExactly(0.0, -1.0, -2.0, -3.0, -4.0, -5.0);
    for (int i = 0; i <= 4; i++) {
      assertThat(columns.get(i).holdsTo()).hasValue(4 - i);
    }
    assertThat(columns.get(5).holdsTo()).isEmpty();
  }

  /** In each column everything up to what is claimed passed, and columns never rise again. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void search_anySurface_isADescendingStair(long seed) {
    FakeModel model =
        new FakeModel(
            600,
            seed,
            condition ->
                0.02
                    + 0.05 * (1 + Math.sin(seed * darkness(condition)))
                    + 0.01 * blur(condition) * (1 + Math.cos(seed + darkness(condition))));
    RegionSearch search = new RegionSearch(DARKER, BLURRED, model.tests());

    model.answer(search);

    double before = 99;
    for (Region.Column column : search.columns()) {
      double holds = column.holdsTo().orElse(0);
      assertThat(holds).isLessThanOrEqualTo(before);
      before = holds;
      assertThat(column.cells())
          .filteredOn(cell -> column.holdsTo().isPresent() && cell.magnitude() <= holds)
          .allMatch(cell -> cell.answer() == Answer.PASS);
    }
  }

  @Test
  void search_neverBroken_isTheWholeRectangle() {
    FakeModel model = new FakeModel(600, 1, condition -> 0.01);
    RegionSearch search = new RegionSearch(DARKER, BLURRED, model.tests());

    model.answer(search);

    assertThat(search.columns()).hasSize(7).allMatch(column -> column.holdsTo().orElse(0) == 6);
  }
}
