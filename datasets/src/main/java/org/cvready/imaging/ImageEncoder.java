package org.cvready.imaging;

import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Turns pixels into the bytes of image files; the same pixels give the same bytes. */
public final class ImageEncoder {
  static {
    MatImages.loadOpenCv();
  }

  private ImageEncoder() {}

  /** A PNG file, which keeps every pixel. */
  public static byte[] png(Image image) {
    return encoded(image, ".png", new MatOfInt());
  }

  /**
   * A JPEG file.
   *
   * @param quality as libjpeg counts it, in [1, 100]
   */
  public static byte[] jpeg(Image image, int quality) {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("JPEG quality must be in [1, 100], got " + quality);
    }
    return encoded(image, ".jpg", new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality));
  }

  private static byte[] encoded(Image image, String extension, MatOfInt parameters) {
    Mat rgb = MatImages.view(image);
    Mat bgr = new Mat();
    MatOfByte bytes = new MatOfByte();
    try {
      Imgproc.cvtColor(rgb, bgr, Imgproc.COLOR_RGB2BGR);
      if (!Imgcodecs.imencode(extension, bgr, bytes, parameters)) {
        throw new IllegalStateException("OpenCV cannot write %s as %s".formatted(image, extension));
      }
      return bytes.toArray();
    } finally {
      rgb.release();
      bgr.release();
      bytes.release();
      parameters.release();
    }
  }
}
