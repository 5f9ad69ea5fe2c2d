package org.cvready.study.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.cvready.study.slice.Cut.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CutTest {
  @ParameterizedTest
  @EnumSource(Share.class)
  void text_ofManyValues_givesTheMembersBack(Share share) {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = Cut.values(997, i -> random.nextDouble() - 0.5);
    for (boolean lowest : new boolean[] {true, false}) {
      Cut cut = Cut.of(values, Cut.all(values), share, lowest).orElseThrow();
      String[] words = cut.text(values, Cut.all(values)).split(" ", -1);
      double threshold = Double.parseDouble(words[2]);
      BitSet repeated = new BitSet();
      for (int i = 0; i < values.length; i++) {
        repeated.set(i, lowest ? values[i] <= threshold : values[i] >= threshold);
      }
      assertThat(repeated).isEqualTo(cut.members());
      assertThat(words[1]).isEqualTo(lowest ? "most" : "least");
    }
  }

  @Test
  void of_tenValues_takesTheSmallestOrLargest() {
    double[] values = {5, 3, 9, 1, 7, 2, 8, 4, 6, 0};
    BitSet all = Cut.all(values);
    Cut low = Cut.of(values, all, Share.TENTH, true).orElseThrow();
    Cut high = Cut.of(values, all, Share.FIFTH, false).orElseThrow();
    assertThat(low.members().stream().toArray()).containsExactly(9);
    assertThat(low.text(values, all)).isEqualTo("at most 0");
    assertThat(high.members().stream().toArray()).containsExactly(2, 6);
    assertThat(high.text(values, all)).isEqualTo("at least 8");
  }

  @Test
  void of_valuesThatAreMostlyEqual_hasNoSuchEnd() {
    double[] values = new double[100];
    values[7] = 1;
    assertThat(Cut.of(values, Cut.all(values), Share.TENTH, false)).isEmpty();
    assertThat(Cut.of(values, Cut.all(values), Share.TENTH, true)).isEmpty();
    assertThat(Cut.of(values, new BitSet(), Share.TENTH, true)).isEmpty();
  }

  @Test
  void of_valuesThatAreUnknown_leavesThemOut() {
    double[] values = Cut.values(20, i -> i);
    BitSet known = new BitSet();
    known.set(10, 20);
    assertThat(Cut.of(values, known, Share.TENTH, true).orElseThrow().members().stream().toArray())
        .containsExactly(10);
  }
}
