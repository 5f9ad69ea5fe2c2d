package org.cvready.imaging;

import java.nio.file.Path;

/**
 * Decodes pictures for one model: with every pixel, or with as few as its mode allows.
 *
 * @param mode how many pixels
 * @param resize how pictures are brought to the model's size
 * @param width of the model's input, pixels, at least 1
 * @param height of the model's input, pixels, at least 1
 */
public record PictureDecoder(DecodeMode mode, ResizeMode resize, int width, int height) {
  /** Checks the size. */
  public PictureDecoder {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "input must be at least 1 x 1 pixels, got %d x %d".formatted(width, height));
    }
  }

  /**
   * Decodes an image file into memory that is used again.
   *
   * @param memory where the pixels go; the picture is valid until the next one goes there
   * @throws UnreadableImageException where it is missing or cannot be decoded as a whole
   */
  public Capture decode(Path file, PixelMemory memory) {
    return ImageDecoder.decode(file, memory, this::factor);
  }

  /** By how much each side of this picture is divided: 1, 2, 4 or 8. */
  public int factor(ImageHeader header) {
    return mode.factor(header, resize.place(header.width(), header.height(), width, height));
  }
}
