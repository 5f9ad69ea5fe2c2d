package org.cvready.perturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.cvready.perturb.Convolution.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionTest {
  private static float[] samples(Grid grid, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[grid.rowLength() * grid.height()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextInt(256);
    }
    return samples;
  }

  /** The definition, sample by sample in double. */
  private static double expected(
      float[] samples, Grid grid, float[][] kernel, int[] at, Border border) {
    double sum = 0;
    for (int j = 0; j < kernel.length; j++) {
      for (int i = 0; i < kernel[0].length; i++) {
        int y = border.inside(at[1] + j - kernel.length / 2, grid.height());
        int x = border.inside(at[0] + i - kernel[0].length / 2, grid.width());
        sum += kernel[j][i] * (double) samples[(y * grid.width() + x) * grid.channels() + at[2]];
      }
    }
    return sum;
  }

  private static void check(Convolution filter, float[][] kernel, Grid grid, Border border) {
    float[] samples = samples(grid, 11);
    float[] before = samples.clone();
    float[] filtered = filter.apply(samples, grid);
    assertThat(samples).isEqualTo(before);
    for (int y = 0; y < grid.height(); y++) {
      for (int x = 0; x < grid.width(); x++) {
        for (int c = 0; c < grid.channels(); c++) {
          assertThat((double) filtered[(y * grid.width() + x) * grid.channels() + c])
              .as("%s %s at %d %d %d", grid, border, x, y, c)
              .isCloseTo(
                  expected(samples, grid, kernel, new int[] {x, y, c}, border), within(2e-3));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REPLICATE,abcd,aaaaaabcdddddd",
    "REFLECT,abcd,dcbaabcddcba",
    "REFLECT_101,abcd,abcdcbabcdcbabcd"
  })
  void inside_anyPosition_continuesTheRow(Border border, String row, String padded) {
    int reach = (padded.length() - row.length()) / 2;
    for (int i = 0; i < padded.length(); i++) {
      assertThat(row.charAt(border.inside(i - reach, row.length()))).isEqualTo(padded.charAt(i));
    }
  }

  @ParameterizedTest
  @EnumSource(Border.class)
  void apply_anyKernel_isTheWeightedSum(Border border) {
    float[][] lopsided = {{1, 0, 2, 0, 3}, {0, 0, 0, 0, 0}, {4, 5, 6, 5, 4}};
    for (Grid grid :
        new Grid[] {new Grid(13, 9, 3), new Grid(1, 1, 3), new Grid(2, 5, 1), new Grid(7, 1, 3)}) {
      check(Convolution.of(lopsided, border), lopsided, grid, border);
    }
  }

  @ParameterizedTest
  @EnumSource(Border.class)
  void apply_separable_isTheProductKernel(Border border) {
    float[] horizontal = Convolution.gaussianLine(1.3, 5);
    float[] vertical = {0.5f, 0.25f, 0.75f};
    float[][] kernel = new float[3][11];
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < 11; i++) {
        kernel[j][i] = vertical[j] * horizontal[i];
      }
    }
    for (Grid grid : new Grid[] {new Grid(17, 8, 3), new Grid(3, 2, 1), new Grid(1, 6, 3)}) {
      check(Convolution.separable(horizontal, vertical, border), kernel, grid, border);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 2.5, 8})
  void gaussianLine_anyDeviation_sumsToOneAndHasThatVariance(double deviation) {
    float[] line = Convolution.gaussianLine(deviation, (int) (6 * deviation + 2));
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < line.length; i++) {
      sum += line[i];
      variance += line[i] * Math.pow(i - line.length / 2, 2);
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
    // Sampling at whole pixels leaves a narrow Gaussian with less than its variance.
    double most = deviation < 0.5 ? 0.1 : 1e-3;
    assertThat(variance).isCloseTo(deviation * deviation, within(most));
  }

  @Test
  void apply_evenSamples_stayEven() {
    float[] grey = new float[3 * 31 * 17];
    Arrays.fill(grey, 129);

    for (Border border : Border.values()) {
      for (float sample : Convolution.gaussian(3, border).apply(grey, new Grid(31, 17, 3))) {
        assertThat(sample).isCloseTo(129, within(1e-3f));
      }
    }
  }

  @Test
  void construct_wrongArguments_saysTheRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Convolution.of(new float[2][3], Border.REFLECT))
        .withMessageContaining("must be odd, got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Convolution.gaussian(Double.NaN, Border.REFLECT))
        .withMessageContaining("must be above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Convolution.gaussian(1, Border.REFLECT).apply(new float[5], new Grid(2, 2, 1)))
        .withMessageContaining("must be 4, got 5");
  }
}
