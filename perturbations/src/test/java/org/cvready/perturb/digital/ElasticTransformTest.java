package org.cvready.perturb.digital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.RandomStreams;
import org.cvready.testing.SharedMaterial;
import org.cvready.vision.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticTransformTest {
  private static final int SEEDS = 8;

  /** Root mean square and greatest size, and correlation of columns and of rows two apart. */
  private static double[] statistics(float[] field, int width) {
    double squares = 0;
    double greatest = 0;
    for (float move : field) {
      squares += move * move;
      greatest = Math.max(greatest, Math.abs(move));
    }
    return new double[] {
      Math.sqrt(squares / field.length),
      greatest,
      correlation(field, width, 2, 0),
      correlation(field, width, 0, 2)
    };
  }

  private static float[] rows(MoveField field, Image size) {
    float[] all = new float[size.width() * size.height()];
    float[] row = new float[size.width()];
    for (int y = 0; y < size.height(); y++) {
      field.row(y, row);
      System.arraycopy(row, 0, all, y * row.length, row.length);
    }
    return all;
  }

  private static double correlation(float[] field, int width, int dx, int dy) {
    double[] sums = new double[6];
    for (int y = 0; y + dy < field.length / width; y++) {
      for (int x = 0; x + dx < width; x++) {
        double a = field[y * width + x];
        double b = field[(y + dy) * width + x + dx];
        double[] terms = {1, a, b, a * a, b * b, a * b};
        for (int i = 0; i < sums.length; i++) {
          sums[i] += terms[i];
        }
      }
    }
    double n = sums[0];
    double covariance = sums[5] / n - sums[1] / n * sums[2] / n;
    double varianceA = sums[3] / n - Math.pow(sums[1] / n, 2);
    double varianceB = sums[4] / n - Math.pow(sums[2] / n, 2);
    return covariance / Math.sqrt(varianceA * varianceB);
  }

  @ParameterizedTest
  @CsvSource({
    "333, 517, 1",
    "333, 517, 3",
    "333, 517, 5",
    "480, 640, 2",
    "480, 640, 4",
    "517, 333, 1",
    "517, 333, 3",
    "517, 333, 5"
  })
  void field_manySeeds_movesPixelsAsTheReference(int height, int width, int severity)
      throws IOException {
    JsonNode reference =
        new ObjectMapper()
            .readTree(SharedMaterial.at("oracles/corruptions/fields.json").toFile())
            .path("elastic_field")
            .path("%dx%d_severity%d".formatted(height, width, severity));
    Image size = Image.wrap(width, height, Image.newBuffer(width, height));
    double[] mean = new double[4];
    for (int seed = 0; seed < SEEDS; seed++) {
      double[] one =
          statistics(
              rows(
                  ElasticTransform.field(
                      size,
                      severity,
                      NoiseField.of(RandomStreams.of(seed, "field", "elastic_transform"))),
                  size),
              width);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / SEEDS;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      double spread = reference.path("sd").path(i).doubleValue();
      double error = spread * Math.sqrt(1.0 / SEEDS + 1 / reference.path("n").doubleValue());
      assertThat(mean[i])
          .as(reference.path("fields").path(i).asText())
          .isCloseTo(reference.path("mean").path(i).doubleValue(), within(6 * error + 1e-4));
    }
  }
}
