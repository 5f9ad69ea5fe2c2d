package org.cvready.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.cvready.vision.Image;

/**
 * How far the model's input differs where a picture is decoded with fewer pixels, in levels of
 * 8-bit samples after resizing; bars do not count.
 *
 * @param mean over all samples, in [0, 255]
 * @param greatest of any sample, in [0, 255]
 */
public record InputDifference(double mean, int greatest) {
  /**
   * Measures one picture.
   *
   * @throws UnreadableImageException where it is missing or cannot be decoded as a whole
   */
  public static InputDifference of(PictureDecoder decoder, Path file) {
    Capture reduced = decoder.decode(file, new PixelMemory());
    Image whole = ImageDecoder.decode(file);
    TensorLayout layout =
        new TensorLayout(decoder.width(), decoder.height(), SampleType.UINT8, false);
    ByteBuffer one = resized(reduced, decoder.resize(), layout);
    ByteBuffer other = resized(Capture.whole(whole), decoder.resize(), layout);
    long sum = 0;
    int greatest = 0;
    for (int i = 0; i < one.capacity(); i++) {
      int difference = Math.abs((one.get(i) & 0xff) - (other.get(i) & 0xff));
      sum += difference;
      greatest = Math.max(greatest, difference);
    }
    Placement at =
        decoder.resize().place(whole.width(), whole.height(), layout.width(), layout.height());
    return new InputDifference(
        (double) sum / Image.byteCount(at.contentWidth(), at.contentHeight()), greatest);
  }

  private static ByteBuffer resized(Capture picture, ResizeMode mode, TensorLayout layout) {
    ByteBuffer target =
        ByteBuffer.allocateDirect(Math.toIntExact(layout.bytes())).order(ByteOrder.nativeOrder());
    try (TensorWriter writer = new TensorWriter(layout, PixelScaling.of(mode, false, 1), target)) {
      writer.write(picture);
    }
    return target;
  }
}
