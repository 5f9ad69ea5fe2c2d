package org.cvready.perturb.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.StreamFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamFaultTest {
  static List<StreamFault> faults() {
    return List.of(new StuckFrame(), new RepeatedFrame(), new OutOfOrder());
  }

  private static int[] deliver(StreamFault fault, int images, double share, long seed) {
    return fault.deliver(images, share, RandomStreams.of(seed, "set", fault.name()));
  }

  private static long misplaced(int[] delivery) {
    return IntStream.range(0, delivery.length).filter(i -> delivery[i] != i).count();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void deliver_anyShare_misplacesThatShare(StreamFault fault) {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(misplaced(deliver(fault, 1000, 0, seed))).isZero();
      for (double share : new double[] {1, 5, 10, 25, 50, 90}) {
        assertThat(misplaced(deliver(fault, 1000, share, seed))).isEqualTo(Math.round(10 * share));
      }
      assertThat(misplaced(deliver(fault, 1000, 100, seed))).isGreaterThanOrEqualTo(998);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void deliver_shortStreams_deliversImagesThatExist(StreamFault fault) {
    for (int images = 0; images < 8; images++) {
      for (double share : new double[] {0, 30, 50, 100}) {
        int[] delivery = deliver(fault, images, share, images);
        assertThat(delivery).hasSize(images);
        for (int image : delivery) {
          assertThat(image).isBetween(0, images - 1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void stuckFrame_stretch_isOneImageAndItsNeighboursAreRight(long seed) {
    int[] delivery = deliver(new StuckFrame(), 200, 10, seed);
    int first = IntStream.range(0, 200).filter(i -> delivery[i] != i).findFirst().orElseThrow();

    assertThat(Arrays.copyOfRange(delivery, first, first + 20)).containsOnly(first - 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void repeatedFrame_places_showTheOneDeliveredBefore(long seed) {
    int[] delivery = deliver(new RepeatedFrame(), 200, 40, seed);

    for (int i = 1; i < 200; i++) {
      assertThat(delivery[i]).isIn(i, delivery[i - 1]);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void outOfOrder_anyShare_isAPermutationOfNeighbours(long seed) {
    int[] delivery = deliver(new OutOfOrder(), 201, 60, seed);

    assertThat(Arrays.stream(delivery).sorted().toArray())
        .isEqualTo(IntStream.range(0, 201).toArray());
    for (int i = 0; i < 201; i++) {
      assertThat(Math.abs(delivery[i] - i)).isLessThanOrEqualTo(1);
    }
  }
}
