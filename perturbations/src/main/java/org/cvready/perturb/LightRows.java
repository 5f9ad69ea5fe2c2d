package org.cvready.perturb;

import org.cvready.vision.Image;

/** Row by row from a picture to a new one in linear light, where light adds and scales. */
public final class LightRows {
  private LightRows() {}

  /**
   * A new picture whose rows are those of {@code image} after {@code change} in linear light. A row
   * that comes back as it was given keeps its samples.
   *
   * @param change called for every row from the top
   */
  public static Perturbed change(Image image, Workspace memory, RowChange change) {
    float[] light = new float[Image.CHANNELS * image.width()];
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          LinearLight.ofSamples(row, light);
          change.apply(light, y);
          LinearLight.toSamples(light, row);
        });
  }

  /** A new picture with each pixel's light scaled. */
  public static Perturbed scale(Image image, Workspace memory, PixelRow gains) {
    float[] gain = new float[image.width()];
    return change(
        image,
        memory,
        (light, y) -> {
          gains.fill(gain, y);
          for (int x = 0, i = 0; x < gain.length; x++, i += Image.CHANNELS) {
            light[i] *= gain[x];
            light[i + 1] *= gain[x];
            light[i + 2] *= gain[x];
          }
        });
  }

  /** A new picture with white light added to each pixel. */
  public static Perturbed add(Image image, Workspace memory, PixelRow lights) {
    float[] added = new float[image.width()];
    return change(
        image,
        memory,
        (light, y) -> {
          lights.fill(added, y);
          for (int x = 0, i = 0; x < added.length; x++, i += Image.CHANNELS) {
            light[i] += added[x];
            light[i + 1] += added[x];
            light[i + 2] += added[x];
          }
        });
  }

  /** Changes one row in place. */
  @FunctionalInterface
  public interface RowChange {
    /**
     * Changes the light of a row.
     *
     * @param light red, green, blue of each pixel from the left, where 1 is white; what is put
     *     below 0 or above 1 clips
     * @param y of the row, from 0 at the top
     */
    void apply(float[] light, int y);
  }

  /** Gives one number for every pixel of a row. */
  @FunctionalInterface
  public interface PixelRow {
    /**
     * Fills in the numbers of a row.
     *
     * @param values one for each pixel from the left; holds anything before
     * @param y of the row, from 0 at the top
     */
    void fill(float[] values, int y);
  }
}
