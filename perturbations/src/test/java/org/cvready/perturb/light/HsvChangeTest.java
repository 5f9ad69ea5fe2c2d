package org.cvready.perturb.light;

import static org.assertj.core.api.Assertions.assertThat;

import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HsvChangeTest {
  /** All 2^24 colours were compared once; here every fifth red and green with every blue. */
  @ParameterizedTest
  @CsvSource({
    ".1, 1, 0", ".2, 1, 0", ".3, 1, 0", ".4, 1, 0", ".5, 1, 0",
    "0, .3, 0", "0, .1, 0", "0, 2, 0", "0, 5, .1", "0, 20, .2"
  })
  void apply_shortWay_equalsTheLongWay(double brighter, double factor, double offset) {
    HsvChange change = new HsvChange(brighter, factor, offset);
    for (int red = 0; red < 256; red += 5) {
      byte[] row = new byte[3 * 52 * 256];
      for (int i = 0; i < 52 * 256; i++) {
        row[3 * i] = (byte) red;
        row[3 * i + 1] = (byte) (i / 256 * 5);
        row[3 * i + 2] = (byte) i;
      }
      byte[] expected = row.clone();
      for (int i = 0; i < row.length; i += 3) {
        change.exactly(expected, i);
      }

      Image result = change.apply(Image.copyOf(row.length / 3, 1, row), new Workspace()).image();

      assertThat(result.samePixels(Image.copyOf(row.length / 3, 1, expected))).isTrue();
    }
  }
}
