package org.cvready.imaging;

import java.util.Arrays;
import java.util.Optional;

/**
 * One thing that light, lens or sensor did to a whole picture, as a number.
 *
 * <p>What is in the picture moves these numbers too: they compare sets of pictures of like scenes
 * and are no photometer. Luma is 0.299 R + 0.587 G + 0.114 B of the samples (ITU-R BT.601); light
 * is linear, decoded by the sRGB curve of IEC 61966-2-1, where 1 is white.
 */
public enum ImageMeasure {
  /** Mean relative luminance. */
  LIGHT(
      "light",
      "share of white",
      0,
      1,
      "mean luminance in linear light; twice the light doubles it"),
  /** Mean luma. */
  BRIGHTNESS("brightness", "levels", 0, 255, "mean luma of the samples"),
  /** First percentile of luma. */
  BLACK_LEVEL(
      "black_level",
      "levels",
      0,
      255,
      "luma below which the darkest 1 % lie; stray light raises it"),
  /** Ninety-ninth percentile of luma. */
  WHITE_LEVEL("white_level", "levels", 0, 255, "luma that 99 % of the pixels do not exceed"),
  /** Standard deviation of luma. */
  CONTRAST("contrast", "levels", 0, 127.5, "standard deviation of luma"),
  /** Red over green of mean light. */
  RED_GREEN(
      "red_green",
      "stops",
      -13,
      13,
      "log2 of red over green of the mean linear light; warmer is more"),
  /** Blue over green of mean light. */
  BLUE_GREEN(
      "blue_green",
      "stops",
      -13,
      13,
      "log2 of blue over green of the mean linear light; colder is more"),
  /** Correlated colour temperature. */
  COLOUR_TEMPERATURE(
      "colour_temperature",
      "kelvin",
      2000,
      12_500,
      "colour temperature of the mean light, were the scene grey on average; none where it is no"
          + " shade of white"),
  /** Spread of the channels over their brightest. */
  SATURATION(
      "saturation", "share", 0, 1, "sum of largest less smallest channel over sum of the largest"),
  /** Deviation of the Laplacian over that of luma. */
  SHARPNESS(
      "sharpness",
      "ratio",
      0,
      8,
      "standard deviation of the luma's Laplacian over that of luma; blur lowers it, noise raises"
          + " it"),
  /** Standard deviation of pixel noise. */
  NOISE(
      "noise",
      "levels",
      0,
      430,
      "standard deviation of pixel noise in green (Immerkaer 1996); fine texture counts as noise"),
  /** Share of clipped pixels. */
  HIGHLIGHTS("highlights", "share", 0, 1, "pixels with a channel of at least 254"),
  /** Share of black pixels. */
  SHADOWS("shadows", "share", 0, 1, "pixels with no channel above 2"),
  /** Share in solid highlights. */
  GLARE(
      "glare", "share", 0, 1, "area of tiles of 8 x 8 pixels in which every luma is at least 250"),
  /** Right half over left half. */
  LEFT_RIGHT(
      "left_right", "stops", -13, 13, "log2 of the right half's mean light over the left half's"),
  /** Lower half over upper half. */
  TOP_BOTTOM(
      "top_bottom", "stops", -13, 13, "log2 of the lower half's mean light over the upper half's"),
  /** Centre over border. */
  CENTRE_BORDER(
      "centre_border",
      "stops",
      -13,
      13,
      "log2 of the mean light in the middle half of width and height over that around it");

  private final String key;
  private final String unit;
  private final double least;
  private final double most;
  private final String meaning;

  ImageMeasure(String key, String unit, double least, double most, String meaning) {
    this.key = key;
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  /** The measure of a name in reports and files. */
  public static Optional<ImageMeasure> byKey(String key) {
    return Arrays.stream(values()).filter(measure -> measure.key.equals(key)).findFirst();
  }

  /** The name in reports and files: lower case with underscores. */
  public String key() {
    return key;
  }

  /** What it counts: levels of 255, stops (factors of two), kelvin, a share or a ratio. */
  public String unit() {
    return unit;
  }

  /** The smallest value it can take. */
  public double least() {
    return least;
  }

  /** The largest value it can take. */
  public double most() {
    return most;
  }

  /** How it is worked out and what moves it, in one sentence without its full stop. */
  public String meaning() {
    return meaning;
  }
}
