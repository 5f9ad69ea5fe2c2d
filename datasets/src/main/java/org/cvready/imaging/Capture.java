package org.cvready.imaging;

import org.cvready.vision.Image;

/**
 * A picture as it was captured, and the pixels that were decoded of it: all, or fewer of a JPEG
 * that is only to be shrunk anyway.
 *
 * @param pixels what was decoded, as displayed
 * @param width of the picture as captured, pixels, at least that of {@code pixels}
 * @param height of the picture as captured, pixels, at least that of {@code pixels}
 */
public record Capture(Image pixels, int width, int height) {
  /** Checks the size. */
  public Capture {
    if (width < pixels.width() || height < pixels.height()) {
      throw new IllegalArgumentException(
          "captured size must be at least %d x %d pixels, as decoded, got %d x %d"
              .formatted(pixels.width(), pixels.height(), width, height));
    }
  }

  /** A picture of which every pixel was decoded. */
  public static Capture whole(Image image) {
    return new Capture(image, image.width(), image.height());
  }

  /** True where every pixel was decoded. */
  public boolean isWhole() {
    return width == pixels.width() && height == pixels.height();
  }
}
