package org.cvready.imaging;

import java.util.List;

/**
 * What becomes of a pixel's samples on their way into a tensor: {@code (sample * scale - mean) /
 * std}, sample in [0, 255], channel by channel in the tensor's order.
 *
 * @param resize how the picture is brought to the tensor's size
 * @param padValue sample value of the bars, in [0, 255]
 * @param bgr true where the tensor wants blue first, false for red first
 * @param scale factor, finite and not 0
 * @param mean three values in the tensor's channel order, after {@code scale}
 * @param std three values in the tensor's channel order, above 0
 */
public record PixelScaling(
    ResizeMode resize,
    int padValue,
    boolean bgr,
    double scale,
    List<Double> mean,
    List<Double> std) {
  /** Checks every number and copies the lists. */
  public PixelScaling {
    if (padValue < 0 || padValue > 255) {
      throw new IllegalArgumentException("pad value must be in [0, 255], got " + padValue);
    }
    if (!(Double.isFinite(scale) && scale != 0)) {
      throw new IllegalArgumentException("scale must be finite and not 0, got " + scale);
    }
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != 3 || !mean.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("mean must be 3 finite values, got " + mean);
    }
    if (std.size() != 3 || !std.stream().allMatch(v -> v > 0 && v < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("std must be 3 finite values above 0, got " + std);
    }
  }

  /** Samples times {@code scale}, bars of grey 114, without mean and std. */
  public static PixelScaling of(ResizeMode resize, boolean bgr, double scale) {
    return new PixelScaling(
        resize, 114, bgr, scale, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
  }

  /** This scaling with mean and std, each of three values in the tensor's channel order. */
  public PixelScaling normalised(List<Double> mean, List<Double> std) {
    return new PixelScaling(resize, padValue, bgr, scale, mean, std);
  }

  /** The source channel (0 red, 1 green, 2 blue) of a tensor's channel. */
  int sourceChannel(int channel) {
    return bgr ? 2 - channel : channel;
  }

  /** The factor of one channel: {@code scale / std}. */
  double factor(int channel) {
    return scale / std.get(channel);
  }

  /** The summand of one channel: {@code -mean / std}. */
  double summand(int channel) {
    double offset = mean.get(channel) / std.get(channel);
    return offset == 0 ? 0 : -offset;
  }
}
