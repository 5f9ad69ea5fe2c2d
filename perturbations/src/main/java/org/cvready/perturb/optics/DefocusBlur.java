package org.cvready.perturb.optics;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Border;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A picture out of focus.
 *
 * <p>Cause in the field: a part at another distance than the lens is set to, a lens that came
 * loose. Model: every sample becomes the mean over a disk with a slightly softened edge; beyond the
 * edge the picture is mirrored. Strength: severity 1..5, radius 3, 4, 6, 8, 10 pixels. Not random.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Published
 * results contain its flaws, so this does too: samples are truncated rather than rounded; encoded
 * samples are blurred, not light; and because the softened disk is cut off and mirrored at the edge
 * of its grid, the weights of severity 4 and 5 sum to 1.0130 and 1.0108, which brightens.
 */
public record DefocusBlur() implements Perturbation {
  private static final int[] RADIUS = {3, 4, 6, 8, 10};
  private static final double[] SOFTNESS = {0.1, 0.5, 0.5, 0.5, 0.5};

  @Override
  public String name() {
    return "defocus_blur";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.OPTICS;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int severity = (int) scale().check(name(), strength);
    float[][] disk = disk(RADIUS[severity - 1], SOFTNESS[severity - 1]);
    return Perturbed.inPlace(new KernelLevels(image, memory, disk).run());
  }

  private static float[][] disk(int radius, double softness) {
    int reach = Math.max(radius, 8);
    int side = 2 * reach + 1;
    float[][] disk = new float[side][side];
    int count = 0;
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        boolean inside = x * x + y * y <= radius * radius;
        disk[y + reach][x + reach] = inside ? 1 : 0;
        count += inside ? 1 : 0;
      }
    }
    for (float[] row : disk) {
      for (int x = 0; x < side; x++) {
        row[x] /= count;
      }
    }
    return softened(disk, weights(radius <= 8 ? 1 : 2, softness));
  }

  private static float[] weights(int reach, double deviation) {
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = StrictMath.exp(-0.5 * i * i / (deviation * deviation));
      sum += weights[i + reach];
    }
    float[] rounded = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      rounded[i] = (float) (weights[i] / sum);
    }
    return rounded;
  }

  /** The disk after a small Gaussian in {@code float}, along the rows and then down the columns. */
  private static float[][] softened(float[][] disk, float... weights) {
    return transposed(softenedRows(transposed(softenedRows(disk, weights)), weights));
  }

  private static float[][] softenedRows(float[][] rows, float... weights) {
    int side = rows.length;
    int reach = weights.length / 2;
    float[][] soft = new float[side][side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        float sum = rows[y][x] * weights[reach];
        for (int i = 1; i <= reach; i++) {
          float left = rows[y][Border.REFLECT_101.inside(x - i, side)];
          float right = rows[y][Border.REFLECT_101.inside(x + i, side)];
          sum += (left + right) * weights[reach + i];
        }
        soft[y][x] = sum;
      }
    }
    return soft;
  }

  private static float[][] transposed(float[][] rows) {
    float[][] columns = new float[rows.length][rows.length];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows.length; x++) {
        columns[x][y] = rows[y][x];
      }
    }
    return columns;
  }
}
