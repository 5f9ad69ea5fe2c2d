package org.cvready.metric.ood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureDistanceTest {
  private static final double TINY = 1e-9;

  private static List<double[]> cloud(long seed, int images, int features) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> cloud = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      double common = gauss(random);
      double[] row = new double[features];
      for (int j = 0; j < features; j++) {
        row[j] = 3 * j + (1 + j) * (0.7 * common + gauss(random));
      }
      cloud.add(row);
    }
    return cloud;
  }

  /** Sum of twelve uniform draws less six: near enough to normal. */
  private static double gauss(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  private static double[] least(int features) {
    double[] least = new double[features];
    Arrays.fill(least, TINY);
    return least;
  }

  @Test
  void mahalanobis_crossOfFour_isTheRootOfTwoFromItsTips() {
    // By hand: deviations sqrt(2/3) bring the tips to sqrt(1.5); the covariance is 0.75 I whatever
    // the shrinkage, so a tip lies sqrt(1.5 / 0.75) away.
    List<double[]> cross =
        List.of(
            new double[] {1, 0}, new double[] {-1, 0}, new double[] {0, 1}, new double[] {0, -1});
    Mahalanobis distance = Mahalanobis.fit(cross, least(2));
    assertThat(distance.of(new double[] {0, 0})).isZero();
    assertThat(distance.of(new double[] {1, 0})).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(distance.of(new double[] {0, -3})).isCloseTo(3 * Math.sqrt(2), within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void shrinkage_isThatOfItsDefinition(long seed) {
    List<double[]> known = cloud(seed, 40, 6);
    FeatureScale scale = FeatureScale.of(known, least(6));
    List<double[]> rows = known.stream().map(scale::scaled).toList();
    double[][] s = new double[6][6];
    rows.forEach(row -> add(s, row, 1.0 / rows.size()));
    double middle = 0;
    for (int i = 0; i < 6; i++) {
      middle += s[i][i] / 6;
    }
    double spread = 0;
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        spread += Math.pow(s[i][j] - (i == j ? middle : 0), 2);
      }
    }
    double noise = 0;
    for (double[] row : rows) {
      double[][] one = new double[6][6];
      add(one, row, 1);
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
          noise += Math.pow(one[i][j] - s[i][j], 2) / rows.size() / rows.size();
        }
      }
    }
    assertThat(Mahalanobis.fit(known, least(6)).shrinkage())
        .isBetween(0.001, 0.9)
        .isCloseTo(Math.min(1, noise / spread), within(1e-12));
  }

  private static void add(double[][] sum, double[] row, double weight) {
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < row.length; j++) {
        sum[i][j] += weight * row[i] * row[j];
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void mahalanobis_manyImages_isTheTextbookDistance(long seed) {
    List<double[]> known = cloud(seed, 4_000, 2);
    double[] mean = new double[2];
    double[] sums = new double[3];
    for (double[] row : known) {
      mean[0] += row[0] / known.size();
      mean[1] += row[1] / known.size();
    }
    for (double[] row : known) {
      sums[0] += Math.pow(row[0] - mean[0], 2) / known.size();
      sums[1] += (row[0] - mean[0]) * (row[1] - mean[1]) / known.size();
      sums[2] += Math.pow(row[1] - mean[1], 2) / known.size();
    }
    double[] far = {5, -4};
    double x = far[0] - mean[0];
    double y = far[1] - mean[1];
    double determinant = sums[0] * sums[2] - sums[1] * sums[1];
    double expected =
        Math.sqrt((sums[2] * x * x - 2 * sums[1] * x * y + sums[0] * y * y) / determinant);
    Mahalanobis distance = Mahalanobis.fit(known, least(2));
    assertThat(distance.shrinkage()).isLessThan(0.01);
    assertThat(distance.of(far)).isCloseTo(expected, within(0.02 * expected));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8})
  void of_fartherOut_isStranger(long seed) {
    List<double[]> known = cloud(seed, 60, 4);
    SplittableRandom random = new SplittableRandom(seed);
    double[] direction = random.doubles(4, -1, 1).toArray();
    for (FeatureDistance distance :
        List.of(Mahalanobis.fit(known, least(4)), NearestKnown.fit(known, least(4), 5))) {
      double before = 0;
      for (int step = 20; step < 60; step++) {
        double[] out = new double[4];
        for (int j = 0; j < 4; j++) {
          out[j] = 3 * j + step * (1 + j) * direction[j];
        }
        assertThat(distance.of(out)).isGreaterThan(before);
        before = distance.of(out);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {9, 10})
  void of_otherUnitsOfAFeature_isTheSame(long seed) {
    List<double[]> known = cloud(seed, 50, 3);
    List<double[]> other =
        known.stream().map(row -> new double[] {row[0], 1e3 * row[1] + 7, row[2]}).toList();
    double[] image = {1, 9, 2};
    double[] same = {1, 1e3 * 9 + 7, 2};
    assertThat(Mahalanobis.fit(other, least(3)).of(same))
        .isCloseTo(Mahalanobis.fit(known, least(3)).of(image), within(1e-9));
    assertThat(NearestKnown.fit(other, least(3), 3).of(same))
        .isCloseTo(NearestKnown.fit(known, least(3), 3).of(image), within(1e-9));
  }

  @ParameterizedTest(name = "k {0}")
  @ValueSource(ints = {1, 3, 7, 30, 99})
  void nearest_isTheKthOfAllDistances(int k) {
    List<double[]> known = cloud(11, 30, 3);
    FeatureScale scale = FeatureScale.of(known, least(3));
    double[] image = {0.5, 2, -4};
    double[] all =
        known.stream()
            .mapToDouble(
                row -> {
                  double sum = 0;
                  for (int j = 0; j < 3; j++) {
                    sum += Math.pow(scale.scaled(row)[j] - scale.scaled(image)[j], 2);
                  }
                  return Math.sqrt(sum / 3);
                })
            .sorted()
            .toArray();
    assertThat(NearestKnown.fit(known, least(3), k).of(image))
        .isCloseTo(all[Math.min(k, all.length) - 1], within(1e-12));
  }

  @Test
  void of_featureThatNeverMoved_countsInItsLeastSpread() {
    List<double[]> known = new ArrayList<>();
    cloud(12, 80, 1).forEach(row -> known.add(new double[] {row[0], 5}));
    Mahalanobis distance = Mahalanobis.fit(known, new double[] {TINY, 0.5});
    double here = distance.of(new double[] {0, 5});
    double away = distance.of(new double[] {0, 6.5});
    // Three least spreads, a little less where the covariance is shrunk.
    assertThat(Math.sqrt(away * away - here * here)).isBetween(2.0, 3.3);
  }

  @Test
  void fit_whatCannotBe_isRefused() {
    List<double[]> one = List.of(new double[] {1});
    assertThatThrownBy(() -> Mahalanobis.fit(one, least(1)))
        .hasMessage("known images must be at least 2 to have a spread, got 1");
    List<double[]> odd = List.of(new double[] {1}, new double[] {Double.NaN});
    assertThatThrownBy(() -> NearestKnown.fit(odd, least(1), 1))
        .hasMessage("feature 0 must be finite, got NaN");
    assertThatThrownBy(() -> NearestKnown.fit(cloud(1, 5, 1), least(1), 0))
        .hasMessage("k must be at least 1, got 0");
    assertThatThrownBy(() -> Mahalanobis.fit(cloud(1, 5, 2), least(1)))
        .hasMessage("every image must have 1 features, got 2");
  }
}
