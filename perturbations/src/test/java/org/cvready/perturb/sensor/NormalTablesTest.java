package org.cvready.perturb.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.cvready.perturb.NoiseField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTablesTest {
  private static final long SEED = 20261122;
  private static final int DRAWS = 1_000_000;

  @Test
  void spread_anyBits_keepsTheirOrder() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < DRAWS; i++) {
      // Half of them near an end, where steps change.
      int a = random.nextInt() >>> random.nextInt(32) ^ -random.nextInt(2);
      int b = a + 1 + random.nextInt(1 << random.nextInt(1, 31));
      boolean rising = Integer.compareUnsigned(a, b) <= 0;
      int order = Integer.compareUnsigned(NoiseField.spread(a), NoiseField.spread(b));
      assertThat(rising ? order <= 0 : order >= 0).as("seed %d: %d, %d", SEED, a, b).isTrue();
    }
    assertThat(NoiseField.spread(0)).isZero();
    assertThat(NoiseField.spread(-1)).isEqualTo(-1);
  }

  @Test
  void spreadBits_anyRange_areTheFieldsBitsSpread() {
    NoiseField field = NoiseField.of(new SplittableRandom(SEED));
    int[] bits = new int[2500];
    field.spreadBits(77, bits, bits.length);

    for (int i = 0; i < bits.length; i++) {
      assertThat(bits[i]).isEqualTo(NoiseField.spread(field.bits(77 + i)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.08 * 255, 0.18 * 255, 0.38 * 255})
  void levels_randomBits_areTheNumbersRoundedDown(double scale) {
    NormalLevels levels = new NormalLevels(scale);
    SplittableRandom random = new SplittableRandom(SEED);
    int different = 0;
    for (int i = 0; i < DRAWS; i++) {
      int bits = random.nextInt();
      int expected = (int) Math.floor(scale * NoiseField.normalOf(bits));
      different += levels.of(NoiseField.spread(bits)) == expected ? 0 : 1;
    }
    // Cells in which several levels end: 1, 1 and 86 were found with this seed.
    assertThat(different).as("of %d, seed %d", DRAWS, SEED).isLessThanOrEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.15, 0.35, 0.6})
  void shares_randomBits_areTheNumbers(double scale) {
    NormalShares shares = new NormalShares(scale);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < DRAWS; i++) {
      int bits = random.nextInt();
      double share = shares.of(NoiseField.spread(bits)) / (double) (1 << NormalShares.BITS);
      assertThat(share).isCloseTo(scale * NoiseField.normalOf(bits), within(1e-2 * scale + 2e-5));
    }
  }
}
