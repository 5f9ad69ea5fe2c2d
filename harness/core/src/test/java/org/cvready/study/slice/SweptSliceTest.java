package org.cvready.study.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.study.slice.SliceFindings.Rate;
import org.junit.jupiter.api.Test;

class SweptSliceTest {
  private static SliceAgain at(long events, OptionalDouble p) {
    double rate = events / 20.0;
    return new SliceAgain(
        new Rate(OptionalDouble.of(rate), events, 20, 20, rate / 2, rate, Optional.empty()), 1, p);
  }

  @Test
  void of_steps_keepsWhereTheyChange() {
    List<SliceAgain> steps = new ArrayList<>();
    for (int step = 0; step < 10; step++) {
      steps.add(at(step < 4 ? 2 : 7, OptionalDouble.of(step < 6 ? 0.0500001 : 0.2)));
    }
    SweptSlice swept = SweptSlice.of(steps);
    assertThat(swept.from()).containsExactly(0, 4);
    assertThat(swept.events()).containsExactly(2L, 7L);
    assertThat(swept.run(3)).isZero();
    assertThat(swept.run(9)).isEqualTo(1);
    // Rounded away from a call.
    assertThat(swept.adjustedPAt(5)).hasValue(0.0501);
    assertThat(swept.adjustedPAt(6)).hasValue(0.2);
  }

  @Test
  void of_untestedSlice_hasNoChance() {
    SweptSlice swept = SweptSlice.of(List.of(at(1, OptionalDouble.empty())));
    assertThat(swept.testedFrom()).isEmpty();
    assertThat(swept.adjustedPAt(0)).isEmpty();
  }

  @Test
  void new_columnsOfOtherLengths_areRefused() {
    assertThatThrownBy(
            () ->
                new SweptSlice(
                    List.of(0), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
