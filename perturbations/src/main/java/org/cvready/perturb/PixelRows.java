package org.cvready.perturb;

import java.nio.ByteBuffer;
import org.cvready.vision.Image;

/** Row by row from a picture to a new one, with one row on the heap. */
public final class PixelRows {
  private PixelRows() {}

  /**
   * A new picture whose rows are those of {@code image} after {@code change}.
   *
   * @param change called for every row from the top
   */
  public static Perturbed change(Image image, Workspace memory, RowChange change) {
    ByteBuffer in = image.rgb();
    ByteBuffer out = memory.picture(image);
    byte[] row = new byte[Image.CHANNELS * image.width()];
    for (int y = 0; y < image.height(); y++) {
      in.get(row);
      change.apply(row, y);
      out.put(row);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }

  /**
   * A new picture whose samples are looked up, which leaves the choice of arithmetic to whoever
   * makes the tables.
   *
   * @param tables one for each channel, or one for all; of 256 samples each
   */
  public static Perturbed lookUp(Image image, Workspace memory, byte[]... tables) {
    byte[] red = tables[0];
    byte[] green = tables[1 % tables.length];
    byte[] blue = tables[2 % tables.length];
    return change(
        image,
        memory,
        (row, y) -> {
          for (int i = 0; i < row.length; i += Image.CHANNELS) {
            row[i] = red[row[i] & 0xff];
            row[i + 1] = green[row[i + 1] & 0xff];
            row[i + 2] = blue[row[i + 2] & 0xff];
          }
        });
  }

  /** Changes one row in place. */
  @FunctionalInterface
  public interface RowChange {
    /**
     * Changes the samples of a row.
     *
     * @param row red, green, blue of each pixel from the left; holds the clean samples
     * @param y of the row, from 0 at the top
     */
    void apply(byte[] row, int y);
  }
}
