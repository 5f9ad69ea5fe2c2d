package org.cvready.perturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothFieldTest {
  private static float[][] field(long seed, int width, int height, SmoothField.Scale scale) {
    SmoothField field = SmoothField.of(NoiseField.of(new SplittableRandom(seed)), width, scale);
    float[][] rows = new float[height][width];
    for (int y = 0; y < height; y++) {
      field.row(y, rows[y]);
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void row_anyField_liesInTheUnitIntervalAndChangesSlowly(long seed) {
    int cell = 40;
    float[][] rows = field(seed, 301, 217, new SmoothField.Scale(cell, 1, 0.5));
    double sum = 0;
    for (int y = 0; y < 217; y++) {
      for (int x = 0; x < 301; x++) {
        assertThat(rows[y][x]).isBetween(0f, 1f);
        sum += rows[y][x];
        // The easing is at most 1.5 times as steep as a line across the cell.
        if (x > 0) {
          assertThat(Math.abs(rows[y][x] - rows[y][x - 1])).isLessThan(1.51f / cell);
        }
        if (y > 0) {
          assertThat(Math.abs(rows[y][x] - rows[y - 1][x])).isLessThan(1.51f / cell);
        }
      }
    }
    assertThat(sum / (301 * 217)).isEqualTo(0.5, within(0.2));
  }

  @Test
  void row_moreOctaves_addsDetail() {
    double coarse = roughness(field(4, 200, 100, new SmoothField.Scale(50, 1, 0.6)));
    double fine = roughness(field(4, 200, 100, new SmoothField.Scale(50, 5, 0.6)));

    assertThat(fine).isGreaterThan(1.2 * coarse);
  }

  private static double roughness(float[][] rows) {
    double sum = 0;
    for (float[] row : rows) {
      for (int x = 1; x < row.length; x++) {
        sum += Math.abs(row[x] - row[x - 1]);
      }
    }
    return sum;
  }

  @Test
  void row_otherSeed_isAnotherField() {
    SmoothField.Scale scale = new SmoothField.Scale(9, 2, 0.5);

    assertThat(field(1, 50, 2, scale)[0]).isNotEqualTo(field(2, 50, 2, scale)[0]);
    assertThat(field(1, 50, 2, scale)[1]).isEqualTo(field(1, 50, 2, scale)[1]);
  }

  @Test
  void scale_outOfRange_saysTheRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmoothField.Scale(0.5, 1, 0.5))
        .withMessage("cell must be at least 1 pixel, got 0.5");
    assertThatIllegalArgumentException().isThrownBy(() -> new SmoothField.Scale(5, 0, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new SmoothField.Scale(5, 1, Double.NaN));
  }
}
