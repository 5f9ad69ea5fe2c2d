package org.cvready.perturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.perturb.catalogue.StreamFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamConditionTest {
  private record Fixed(List<Integer> delivery) implements StreamFault {
    Fixed(Integer... delivery) {
      this(List.of(delivery));
    }

    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public StrengthScale scale() {
      return StrengthScale.SEVERITY;
    }

    @Override
    public int[] deliver(int images, double strength, RandomGenerator random) {
      return delivery.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  @Test
  void deliver_anImageAndNothing_areSeenAtTheirPlaces() {
    Delivery delivery =
        StreamCondition.ofSeverity(new Fixed(1, StreamFault.NOTHING, 2), 3).deliver(3, 7, "set");

    assertThat(delivery.at(0)).hasValue(1);
    assertThat(delivery.at(1)).isEmpty();
    assertThat(delivery.at(2)).hasValue(2);
  }

  @Test
  void deliver_wrongNumbers_isRefused() {
    assertThatThrownBy(() -> StreamCondition.at(new Fixed(0, 1), 1).deliver(3, 7, "set"))
        .hasMessage("delivery must have a place for each of 3 images, got 2");
    assertThatThrownBy(() -> StreamCondition.at(new Fixed(0, 2), 1).deliver(2, 7, "set"))
        .hasMessage("delivered image must be in [0, 2) or nothing, got 2");
    assertThatThrownBy(() -> StreamCondition.at(new Fixed(0), 6))
        .hasMessageContaining("in [1.0, 5.0], got 6.0");
  }

  @ParameterizedTest
  @EnumSource(StreamFaults.class)
  void deliver_everyFault_isDrawnBySeedAndSet(StreamFaults entry) {
    StreamCondition severe = StreamCondition.ofSeverity(entry.fault(), 5);

    assertThat(severe.id()).isEqualTo(entry.key() + "@5");
    assertThat(numbers(severe, 7, "a")).isEqualTo(numbers(severe, 7, "a"));
    assertThat(Arrays.stream(numbers(severe, 7, "a")).filter(i -> i >= 0)).isNotEmpty();
    assertThat(IntStream.range(0, 20).mapToObj(seed -> Arrays.toString(numbers(severe, seed, "a"))))
        .as("seeds matter")
        .anyMatch(other -> !other.equals(Arrays.toString(numbers(severe, 99, "a"))));
    assertThat(severe.deliver(0, 7, "empty")).isNotNull();
  }

  private static int[] numbers(StreamCondition condition, long seed, String set) {
    Delivery delivery = condition.deliver(100, seed, set);
    return IntStream.range(0, 100).map(i -> delivery.at(i).orElse(-1)).toArray();
  }
}
