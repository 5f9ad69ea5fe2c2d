package org.cvready.perturb.digital;

import java.nio.ByteBuffer;
import org.cvready.imaging.MatImages;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Pictures as the bytes of lossy files, and back.
 *
 * <p>JPEG is baseline with halved colour resolution (4:2:0), standard Huffman tables and the
 * accurate integer transform of libjpeg-turbo; WebP is libwebp's lossy mode.
 */
public final class LossyFile {
  private static final int GREATEST_JPEG_SIDE = 65_500;
  private static final int GREATEST_WEBP_SIDE = 16_383;

  private LossyFile() {}

  /**
   * A JPEG file.
   *
   * @param image sides of at most 65 500 pixels
   * @param quality on the scale of libjpeg, in [1, 100]
   * @param restartInterval units of 16 x 16 pixels between restart markers; 0 for none
   * @param name of the perturbation, for messages
   */
  public static byte[] jpeg(Image image, int quality, int restartInterval, String name) {
    checkSides(image, GREATEST_JPEG_SIDE, name);
    return encoded(
        image,
        ".jpg",
        Imgcodecs.IMWRITE_JPEG_QUALITY,
        quality,
        Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
        Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420,
        Imgcodecs.IMWRITE_JPEG_RST_INTERVAL,
        restartInterval);
  }

  /**
   * A lossy WebP file.
   *
   * @param image sides of at most 16 383 pixels
   * @param quality on the scale of libwebp, in [1, 100]
   * @param name of the perturbation, for messages
   */
  static byte[] webp(Image image, int quality, String name) {
    checkSides(image, GREATEST_WEBP_SIDE, name);
    return encoded(image, ".webp", Imgcodecs.IMWRITE_WEBP_QUALITY, quality);
  }

  /**
   * The picture in a file that was made from one of the same size.
   *
   * @param memory where it lies
   */
  public static Image decode(byte[] file, Image size, Workspace memory) {
    ByteBuffer pixels = memory.picture(size);
    MatOfByte bytes = new MatOfByte(file);
    Mat bgr = Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_COLOR);
    Mat rgb = MatImages.view(size.width(), size.height(), pixels);
    try {
      if (bgr.cols() != size.width() || bgr.rows() != size.height()) {
        throw new IllegalStateException("file of %s could not be decoded".formatted(size));
      }
      Imgproc.cvtColor(bgr, rgb, Imgproc.COLOR_BGR2RGB);
      return Image.wrap(size.width(), size.height(), pixels);
    } finally {
      bytes.release();
      bgr.release();
      rgb.release();
    }
  }

  private static byte[] encoded(Image image, String extension, int... settings) {
    Mat rgb = MatImages.view(image);
    Mat bgr = new Mat();
    MatOfByte file = new MatOfByte();
    MatOfInt parameters = new MatOfInt(settings);
    try {
      Imgproc.cvtColor(rgb, bgr, Imgproc.COLOR_RGB2BGR);
      if (!Imgcodecs.imencode(extension, bgr, file, parameters)) {
        throw new IllegalStateException(
            "%s could not be encoded as %s".formatted(image, extension));
      }
      return file.toArray();
    } finally {
      rgb.release();
      bgr.release();
      file.release();
      parameters.release();
    }
  }

  private static void checkSides(Image image, int greatest, String name) {
    if (image.width() > greatest || image.height() > greatest) {
      throw new IllegalArgumentException(
          "image for %s must be at most %d x %d pixels, got %d x %d"
              .formatted(name, greatest, greatest, image.width(), image.height()));
    }
  }
}
