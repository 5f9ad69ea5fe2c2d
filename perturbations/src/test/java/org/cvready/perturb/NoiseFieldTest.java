package org.cvready.perturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseFieldTest {
  private static final int MANY = 1 << 22;

  private static NoiseField field(long seed) {
    return NoiseField.of(new SplittableRandom(seed));
  }

  private static float[] normals(NoiseField field, int first, int count) {
    float[] numbers = new float[count];
    field.normals(first, numbers, count);
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 1023, 1024, 1025, 5000})
  void bulk_anyLength_equalsTheSingleNumbers(int count) {
    NoiseField field = field(count);
    int[] bits = new int[count + 1];
    float[] uniforms = new float[count + 1];
    float[] normals = new float[count + 1];
    field.bits(99, bits, count);
    field.uniforms(99, uniforms, count);
    field.normals(99, normals, count);

    for (int i = 0; i < count; i++) {
      assertThat(bits[i]).isEqualTo(field.bits(99 + i));
      assertThat(uniforms[i]).isEqualTo(field.uniform(99 + i));
      assertThat(normals[i]).isEqualTo(field.normal(99 + i));
    }
    assertThat(bits[count]).isZero();
    assertThat(uniforms[count]).isZero();
    assertThat(normals[count]).isZero();
  }

  /** Pinned, so that certificates of one version stay comparable with those of the next. */
  @Test
  void normal_knownKey_staysAsPublished() {
    NoiseField field = NoiseField.of(RandomStreams.of(20261121, "0412", "glare"));

    assertThat(field.bits(0)).isEqualTo(-1_386_524_886);
    assertThat(field.normal(0)).isEqualTo(0.4598123f);
    assertThat(field.other(3).bits(5)).isEqualTo(87_950_893);
  }

  /**
   * Expected values are those of the standard normal distribution; bounds are 5 standard errors.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void normals_manyNumbers_haveNormalMoments(long seed) {
    double[] power = new double[7];
    for (float x : normals(field(seed), 0, MANY)) {
      double p = 1;
      for (int k = 0; k < power.length; k++) {
        power[k] += p / MANY;
        p *= x;
      }
    }
    double[] expected = {1, 0, 1, 0, 3, 0, 15};
    // E x^2k - (E x^k)^2.
    double[] variance = {0, 1, 2, 15, 96, 945, 10_170};
    for (int k = 1; k < power.length; k++) {
      assertThat(power[k])
          .as("moment %d of seed %d", k, seed)
          .isEqualTo(expected[k], within(5 * Math.sqrt(variance[k] / MANY)));
    }
  }

  /** Upper tail probabilities of the normal distribution, from tables. */
  @ParameterizedTest
  @CsvSource({
    "-3, 0.9986501020",
    "-1.5, 0.9331927987",
    "0, 0.5",
    "0.5, 0.3085375387",
    "1, 0.1586552539",
    "2, 0.0227501319",
    "2.7, 3.466973803e-3",
    "3, 1.349898032e-3",
    "4, 3.167124183e-5"
  })
  void normals_manyNumbers_exceedAsOftenAsTheTableSays(double x, double probability) {
    int above = 0;
    for (float z : normals(field(11), 0, MANY)) {
      above += z > x ? 1 : 0;
    }
    double error = Math.sqrt(probability * (1 - probability) / MANY);
    assertThat((double) above / MANY).isEqualTo(probability, within(5 * error));
  }

  /** Quantiles from tables of the normal distribution, out to the last bits. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.25, -0.6744897502",
    "0.0227501319, -2",
    "0.001349898, -3",
    "3.167124183e-5, -4",
    "2.866515719e-7, -5",
    "9.865876450e-10, -6"
  })
  void quantile_ofBits_isThatOfTheTable(double probability, double expected) {
    long share = Math.round(probability * 0x1p32 - 0.5);

    assertThat((double) NormalQuantiles.of((int) share))
        .isEqualTo(expected, within(probability < 1e-7 ? 0.03 : 2e-4));
    assertThat(NormalQuantiles.of((int) share))
        .isEqualTo(-NormalQuantiles.of(~(int) share), within(1e-6f));
  }

  @Test
  void quantile_greaterBits_areNeverLess() {
    float last = -7;
    for (long bits = 0; bits < 1L << 32; bits += 9_973) {
      float z = NormalQuantiles.of((int) bits);
      assertThat(z >= last).as("bits %d", bits).isTrue();
      last = z;
    }
    assertThat(last).isBetween(4.5f, 6.4f);
  }

  /** Neighbours along and across rows, distant numbers, other fields: bounds are 5 errors. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 640 * 3, 1024, 1 << 16, 1 << 20})
  void normals_shiftedFields_areUncorrelated(int lag) {
    NoiseField field = field(lag);
    int n = MANY / 4;
    float[] a = normals(field, 0, n);
    double bound = 5 / Math.sqrt(n);

    assertThat(correlation(a, normals(field, lag, n))).isEqualTo(0, within(bound));
    assertThat(correlation(a, normals(field.other(lag), 0, n))).isEqualTo(0, within(bound));
    assertThat(correlation(a, normals(field(lag + 1), 0, n))).isEqualTo(0, within(bound));
  }

  private static double correlation(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum / a.length;
  }

  /** Each of the 32 bits is one half of the time, and changes with each bit of index and key. */
  @Test
  void bits_everyBit_isFairAndDependsOnIndexAndKey() {
    int n = 1 << 16;
    RandomGenerator random = new SplittableRandom(5);
    int[] ones = new int[32];
    int[][] flips = new int[96][32];
    for (int i = 0; i < n; i++) {
      long key = random.nextLong();
      int index = random.nextInt(1 << 30);
      int bits = withKey(key).bits(index);
      count(bits, ones);
      int bit = i % 64;
      count(bits ^ withKey(key ^ 1L << bit).bits(index), flips[bit]);
      count(bits ^ withKey(key).bits(index ^ 1 << i % 30), flips[64 + i % 30]);
    }
    for (int bit = 0; bit < 32; bit++) {
      assertThat((double) ones[bit] / n).isEqualTo(0.5, within(5 * 0.5 / Math.sqrt(n)));
      for (int cause = 0; cause < 94; cause++) {
        double times = cause < 64 ? n / 64.0 : n / 30.0;
        // A good mixer flips every bit half of the time; bounds are 5 standard errors and 2 %.
        assertThat(flips[cause][bit] / times)
            .as("bit %d of cause %d", bit, cause)
            .isEqualTo(0.5, within(5 * 0.5 / Math.sqrt(times) + 0.02));
      }
    }
  }

  private static NoiseField withKey(long key) {
    return NoiseField.of(() -> key);
  }

  private static void count(int bits, int[] ones) {
    for (int bit = 0; bit < 32; bit++) {
      ones[bit] += bits >>> bit & 1;
    }
  }

  @Test
  void normals_onManyThreads_areTheSame() throws Exception {
    float[] expected = normals(field(8), 0, 100_000);
    var threads = Executors.newFixedThreadPool(4);
    try {
      var parts = new java.util.ArrayList<Future<float[]>>();
      for (int part = 0; part < 10; part++) {
        int first = 10_000 * part;
        parts.add(threads.submit(() -> normals(field(8), first, 10_000)));
      }
      for (int i = 0; i < expected.length; i++) {
        assertThat(parts.get(i / 10_000).get()[i % 10_000]).isEqualTo(expected[i]);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
