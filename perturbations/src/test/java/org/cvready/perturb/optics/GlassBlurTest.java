package org.cvready.perturb.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.Workspace;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlassBlurTest {
  private static final int SIDE = 96;
  private static final int MARGIN = 8;
  private static final int SEEDS = 32;

  /** Every pixel holds its own place. */
  private static Image places() {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      rgb[3 * i] = (byte) (i % SIDE);
      rgb[3 * i + 1] = (byte) (i / SIDE);
    }
    return Image.copyOf(SIDE, SIDE, rgb);
  }

  /** The share of pixels that are still somewhere in the picture, its edges included. */
  private static double distinct(Image moved) {
    Set<Integer> distinct = new HashSet<>();
    for (int i = 0; i < SIDE * SIDE; i++) {
      distinct.add(
          SIDE * moved.sample(i % SIDE, i / SIDE, 1) + moved.sample(i % SIDE, i / SIDE, 0));
    }
    return (double) distinct.size() / (SIDE * SIDE);
  }

  /** As the reference names them in its order: all but the first are of pixels in the margin. */
  private static double[] statistics(Image moved) {
    double[] sums = new double[5];
    int side = SIDE - 2 * MARGIN;
    for (int y = MARGIN; y < SIDE - MARGIN; y++) {
      for (int x = MARGIN; x < SIDE - MARGIN; x++) {
        int dx = moved.sample(x, y, 0) - x;
        int dy = moved.sample(x, y, 1) - y;
        sums[0] += dy;
        sums[1] += dx;
        sums[2] += dy * dy;
        sums[3] += dx * dx;
        sums[4] += dx == 0 && dy == 0 ? 1 : 0;
      }
    }
    double n = side * side;
    return new double[] {
      distinct(moved),
      sums[0] / n,
      sums[1] / n,
      Math.sqrt(sums[2] / n - Math.pow(sums[0] / n, 2)),
      Math.sqrt(sums[3] / n - Math.pow(sums[1] / n, 2)),
      sums[4] / n
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void moved_manyKeys_losesAndMovesPixelsAsTheReference(int severity) throws IOException {
    JsonNode reference =
        new ObjectMapper()
            .readTree(SharedMaterial.at("oracles/corruptions/fields.json").toFile())
            .path("glass_shuffle")
            .path("severity" + severity);
    double[] mean = new double[6];
    for (int seed = 0; seed < SEEDS; seed++) {
      NoiseField noise = NoiseField.of(RandomStreams.of(seed, "places", "glass_blur"));
      double[] one = statistics(GlassBlur.moved(places(), severity, noise, new Workspace()));
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / SEEDS;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      double spread = reference.path("sd").path(i).doubleValue();
      double error = spread * Math.sqrt(1.0 / SEEDS + 1 / reference.path("n").doubleValue());
      assertThat(mean[i])
          .as("%s at severity %d", reference.path("fields").path(i).asText(), severity)
          .isCloseTo(reference.path("mean").path(i).doubleValue(), within(6 * error + 1e-4));
    }
  }
}
