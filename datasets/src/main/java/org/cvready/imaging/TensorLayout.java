package org.cvready.imaging;

/**
 * How pixels lie in a model's input tensor of one image.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param type how a sample is stored
 * @param interleaved true for {@code [height, width, 3]}, false for {@code [3, height, width]}
 */
public record TensorLayout(int width, int height, SampleType type, boolean interleaved) {
  /** Checks the size. */
  public TensorLayout {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "input must be at least 1 x 1 pixels, got %d x %d".formatted(width, height));
    }
  }

  /** Bytes of the whole tensor. */
  public long bytes() {
    return 3L * width * height * type.bytes();
  }
}
