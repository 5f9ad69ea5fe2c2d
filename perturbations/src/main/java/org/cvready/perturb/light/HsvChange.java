package org.cvready.perturb.light;

import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A change of value and saturation in the cone of hue, saturation and value, with samples truncated
 * to whole levels.
 *
 * <p>The arithmetic is that of scikit-image's {@code rgb2hsv} and {@code hsv2rgb} in double, whose
 * rounding decides the level wherever the exact result is a whole number. Everywhere else the
 * result is a ratio of small whole numbers and lies far from a whole one, so that a shorter formula
 * gives the same level: {@code max' - (max - sample) * s' * max' / (max - min)} for a new
 * saturation {@code s'} and a new maximum {@code max'}. Only pixels near whole levels take the long
 * way.
 */
final class HsvChange {
  private static final double[] SHARE = shares();
  private static final int FRACTION_BITS = 22;
  private static final int FRACTION = (1 << FRACTION_BITS) - 1;
  // Roundings of the slope, up to 255 times half a unit, and of the top; the nearest fractions
  // differ from whole numbers by 1 / 2550 of a level, which is 1644 units.
  private static final int DOUBT = 256;

  private final double[] value;
  private final double factor;
  private final double offset;
  private final byte[] greatest = new byte[256];
  private final byte[] greys = new byte[3 * 256];
  // The new maximum, in levels with FRACTION_BITS.
  private final int[] top = new int[256];
  // For max and min, 256 max + min: the new minimum, and how far a level below max goes down.
  private final byte[] least = new byte[256 * 256];
  private final int[] slope = new int[256 * 256];

  /**
   * A change to {@code clip(value + brighter)} and {@code clip(saturation * factor + offset)}, all
   * in [0, 1].
   */
  HsvChange(double brighter, double factor, double offset) {
    this.factor = factor;
    this.offset = offset;
    this.value = new double[256];
    for (int i = 0; i < 256; i++) {
      value[i] = clip(SHARE[i] + brighter);
      greatest[i] = truncated(value[i]);
      top[i] = (int) Math.rint(value[i] * 255 * (1 << FRACTION_BITS));
      byte level = (byte) i;
      greys[3 * i] = level;
      greys[3 * i + 1] = level;
      greys[3 * i + 2] = level;
      exactly(greys, 3 * i);
      for (int min = 0; min < i; min++) {
        double saturation = saturation(i, min);
        least[256 * i + min] = truncated(value[i] * (1 - saturation));
        double span = saturation * value[i] * 255;
        slope[256 * i + min] = (int) Math.rint(span / (i - min) * (1 << FRACTION_BITS));
      }
    }
  }

  /** The new saturation, with the rounding of the reference. */
  private double saturation(int max, int min) {
    double range = SHARE[max] - SHARE[min];
    return clip((range == 0 ? 0 : range / SHARE[max]) * factor + offset);
  }

  private static double[] shares() {
    double[] shares = new double[256];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = i / 255.0;
    }
    return shares;
  }

  private static double clip(double share) {
    return share < 0 ? 0 : share > 1 ? 1 : share;
  }

  private static byte truncated(double share) {
    return (byte) (int) (clip(share) * 255);
  }

  Perturbed apply(Image image, Workspace memory) {
    return PixelRows.change(image, memory, (row, y) -> change(row));
  }

  private void change(byte[] row) {
    for (int i = 0; i < row.length; i += Image.CHANNELS) {
      int red = row[i] & 0xff;
      int green = row[i + 1] & 0xff;
      int blue = row[i + 2] & 0xff;
      int max = Math.max(red, Math.max(green, blue));
      int min = Math.min(red, Math.min(green, blue));
      if (max == min) {
        System.arraycopy(greys, 3 * max, row, i, 3);
        continue;
      }
      int at = 256 * max + min;
      int middle = top[max] - slope[at] * (max - (red + green + blue - max - min));
      if (((middle + DOUBT) & FRACTION) <= 2 * DOUBT) {
        exactly(row, i);
        continue;
      }
      byte middleLevel = (byte) (middle >> FRACTION_BITS);
      byte leastLevel = least[at];
      row[i] = red == max ? greatest[max] : red == min ? leastLevel : middleLevel;
      row[i + 1] = green == max ? greatest[max] : green == min ? leastLevel : middleLevel;
      row[i + 2] = blue == max ? greatest[max] : blue == min ? leastLevel : middleLevel;
    }
  }

  /** The reference's own way, from {@code rgb2hsv} to {@code hsv2rgb}. */
  void exactly(byte[] rgb, int at) {
    int red = rgb[at] & 0xff;
    int green = rgb[at + 1] & 0xff;
    int blue = rgb[at + 2] & 0xff;
    int max = Math.max(red, Math.max(green, blue));
    int min = Math.min(red, Math.min(green, blue));
    double range = SHARE[max] - SHARE[min];
    double sixths = range == 0 ? 0 : hue(rgb, at, range) * 6;
    int sector = (int) sixths;
    double within = sixths - sector;
    double s = saturation(max, min);
    double v = value[max];
    byte p = truncated(v * (1 - s));
    byte q = truncated(v * (1 - within * s));
    byte t = truncated(v * (1 - (1 - within) * s));
    byte top = greatest[max];
    switch (sector) {
      case 1 -> write(rgb, at, q, top, p);
      case 2 -> write(rgb, at, p, top, t);
      case 3 -> write(rgb, at, p, q, top);
      case 4 -> write(rgb, at, t, p, top);
      case 5 -> write(rgb, at, top, p, q);
      // A full turn is 6.
      default -> write(rgb, at, top, t, p);
    }
  }

  private static void write(byte[] rgb, int at, byte... pixel) {
    rgb[at] = pixel[0];
    rgb[at + 1] = pixel[1];
    rgb[at + 2] = pixel[2];
  }

  /** In [0, 1]; of equal greatest channels the last one counts. */
  private static double hue(byte[] rgb, int at, double range) {
    int red = rgb[at] & 0xff;
    int green = rgb[at + 1] & 0xff;
    int blue = rgb[at + 2] & 0xff;
    double hue;
    if (blue >= red && blue >= green) {
      hue = 4 + (SHARE[red] - SHARE[green]) / range;
    } else if (green >= red) {
      hue = 2 + (SHARE[blue] - SHARE[red]) / range;
    } else {
      hue = (SHARE[green] - SHARE[blue]) / range;
    }
    double turn = hue / 6;
    return turn < 0 ? turn + 1 : turn;
  }
}
