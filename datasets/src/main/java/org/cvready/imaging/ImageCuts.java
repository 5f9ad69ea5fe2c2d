package org.cvready.imaging;

import java.nio.ByteBuffer;
import org.cvready.vision.Box;
import org.cvready.vision.Image;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Other pictures out of one: thumbnails, crops, the mirror image. */
public final class ImageCuts {
  static {
    MatImages.loadOpenCv();
  }

  private ImageCuts() {}

  /**
   * The image made smaller by averaging areas, or itself where it is small enough.
   *
   * @param longestSide of the result, pixels, at least 1
   */
  public static Image thumbnail(Image image, int longestSide) {
    if (longestSide < 1) {
      throw new IllegalArgumentException("longest side must be at least 1, got " + longestSide);
    }
    int longest = Math.max(image.width(), image.height());
    if (longest <= longestSide) {
      return image;
    }
    double scale = (double) longestSide / longest;
    int width = (int) Math.max(1, Math.round(image.width() * scale));
    int height = (int) Math.max(1, Math.round(image.height() * scale));
    ByteBuffer pixels = Image.newBuffer(width, height);
    Mat source = MatImages.view(image);
    Mat target = MatImages.view(width, height, pixels);
    Imgproc.resize(source, target, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
    source.release();
    target.release();
    return Image.wrap(width, height, pixels);
  }

  /**
   * The part of an image around a box, cut at the image's edges; at least one pixel.
   *
   * @param margin how far to cut around the box, pixels, at least 0
   */
  public static Image crop(Image image, Box box, int margin) {
    if (margin < 0) {
      throw new IllegalArgumentException("margin must be at least 0 pixels, got " + margin);
    }
    int left = within(Math.floor(box.x() - margin), image.width() - 1);
    int top = within(Math.floor(box.y() - margin), image.height() - 1);
    int right = Math.max(left + 1, within(Math.ceil(box.right() + margin), image.width()));
    int bottom = Math.max(top + 1, within(Math.ceil(box.bottom() + margin), image.height()));
    Mat source = MatImages.view(image);
    Mat part = source.submat(new Rect(left, top, right - left, bottom - top));
    try {
      return MatImages.copyOf(part);
    } finally {
      part.release();
      source.release();
    }
  }

  /** The image with left and right exchanged. */
  public static Image mirrored(Image image) {
    ByteBuffer pixels = Image.newBuffer(image.width(), image.height());
    Mat source = MatImages.view(image);
    Mat target = MatImages.view(image.width(), image.height(), pixels);
    Core.flip(source, target, 1);
    source.release();
    target.release();
    return Image.wrap(image.width(), image.height(), pixels);
  }

  private static int within(double value, int most) {
    return (int) Math.min(Math.max(value, 0), most);
  }
}
