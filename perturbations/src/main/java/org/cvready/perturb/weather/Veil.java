package org.cvready.perturb.weather;

import org.cvready.perturb.LinearLight;
import org.cvready.vision.Image;

/**
 * Light of the scene that arrives in part, the rest replaced by light that the air or what floats
 * in it scatters: {@code t L + (1 - t) A} in linear light (Koschmieder 1924).
 */
final class Veil {
  private final double airlight;
  private final byte[] samples = new byte[256];
  private double transmission = Double.NaN;

  /**
   * A veil.
   *
   * @param airlight light of a veil without end, as a share of white
   */
  Veil(double airlight) {
    this.airlight = airlight;
  }

  /** Puts an even veil over a row. */
  void cover(byte[] row, double share) {
    prepare(share);
    for (int i = 0; i < row.length; i++) {
      row[i] = samples[row[i] & 0xff];
    }
  }

  /**
   * Puts an even veil over a row, and on top of it one that differs from pixel to pixel.
   *
   * @param share of light that passes the even veil
   * @param clear share of light that passes the other veil, for each pixel
   */
  void cover(byte[] row, double share, float[] clear) {
    prepare(share);
    for (int x = 0, i = 0; x < clear.length; x++, i += Image.CHANNELS) {
      if (clear[x] == 1) {
        row[i] = samples[row[i] & 0xff];
        row[i + 1] = samples[row[i + 1] & 0xff];
        row[i + 2] = samples[row[i + 2] & 0xff];
      } else {
        for (int c = i; c < i + Image.CHANNELS; c++) {
          row[c] = veiled(row[c] & 0xff, share * clear[x]);
        }
      }
    }
  }

  private void prepare(double share) {
    if (share != transmission) {
      transmission = share;
      for (int i = 0; i < samples.length; i++) {
        samples[i] = veiled(i, share);
      }
    }
  }

  private byte veiled(int sample, double share) {
    return LinearLight.toSample(share * LinearLight.ofSample(sample) + (1 - share) * airlight);
  }
}
