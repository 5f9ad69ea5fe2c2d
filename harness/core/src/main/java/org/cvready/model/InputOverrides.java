package org.cvready.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cvready.imaging.PixelScaling;
import org.cvready.imaging.ResizeMode;

/**
 * What the user says about a model's input, where it differs from what the decoder implies.
 *
 * @param width pixels, for a model that leaves its width open
 * @param height pixels, for a model that leaves its height open
 * @param resize how pictures are brought to that size
 * @param padValue sample value of the bars, in [0, 255]
 * @param bgr true for blue first, false for red first
 * @param scale factor on samples in [0, 255], finite and not 0
 * @param mean three values in the tensor's channel order, subtracted after {@code scale}
 * @param std three values in the tensor's channel order, above 0, divided by at last
 */
public record InputOverrides(
    OptionalInt width,
    OptionalInt height,
    Optional<ResizeMode> resize,
    OptionalInt padValue,
    Optional<Boolean> bgr,
    OptionalDouble scale,
    Optional<List<Double>> mean,
    Optional<List<Double>> std) {
  /** Checks the size and copies; {@link PixelScaling} checks the rest. */
  public InputOverrides {
    if (width.isPresent() != height.isPresent()) {
      throw new IllegalArgumentException(
          "input width and height must be given together, got %s and %s".formatted(width, height));
    }
    if (width.orElse(1) < 1 || height.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "input size must be at least 1 x 1 pixels, got %d x %d"
              .formatted(width.orElse(1), height.orElse(1)));
    }
    mean = mean.map(List::copyOf);
    std = std.map(List::copyOf);
  }

  /** Everything as the decoder implies. */
  public static InputOverrides none() {
    return new InputOverrides(
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** With this input size in pixels. */
  public InputOverrides withSize(int newWidth, int newHeight) {
    return new InputOverrides(
        OptionalInt.of(newWidth),
        OptionalInt.of(newHeight),
        resize,
        padValue,
        bgr,
        scale,
        mean,
        std);
  }

  /** With this way to resize. */
  public InputOverrides withResize(ResizeMode mode) {
    return new InputOverrides(width, height, Optional.of(mode), padValue, bgr, scale, mean, std);
  }

  /** With bars of this sample value, in [0, 255]. */
  public InputOverrides withPadValue(int value) {
    return new InputOverrides(width, height, resize, OptionalInt.of(value), bgr, scale, mean, std);
  }

  /** With blue first, or red first. */
  public InputOverrides withBgr(boolean blueFirst) {
    return new InputOverrides(
        width, height, resize, padValue, Optional.of(blueFirst), scale, mean, std);
  }

  /** With this factor. */
  public InputOverrides withScale(double factor) {
    return new InputOverrides(
        width, height, resize, padValue, bgr, OptionalDouble.of(factor), mean, std);
  }

  /** With this mean and std, three values each. */
  public InputOverrides withNormalisation(List<Double> newMean, List<Double> newStd) {
    return new InputOverrides(
        width, height, resize, padValue, bgr, scale, Optional.of(newMean), Optional.of(newStd));
  }

  /** A decoder's own pixel handling with what the user says put in its place. */
  PixelScaling applyTo(PixelScaling implied) {
    return new PixelScaling(
        resize.orElse(implied.resize()),
        padValue.orElse(implied.padValue()),
        bgr.orElse(implied.bgr()),
        scale.orElse(implied.scale()),
        mean.orElse(implied.mean()),
        std.orElse(implied.std()));
  }
}
