package org.cvready.perturb.digital;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.cvready.imaging.MatImages;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

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
    return jpeg(image, new int[] {quality, restartInterval}, name, new Workspace());
  }

  /**
   * A JPEG file without restart markers.
   *
   * @param image sides of at most 65 500 pixels
   * @param quality on the scale of libjpeg, in [1, 100]
   * @param name of the perturbation, for messages
   * @param memory for what is needed on the way
   */
  public static byte[] jpeg(Image image, int quality, String name, Workspace memory) {
    return jpeg(image, new int[] {quality, 0}, name, memory);
  }

  private static byte[] jpeg(Image image, int[] qualityAndRestart, String name, Workspace memory) {
    checkSides(image, GREATEST_JPEG_SIDE, name);
    return encoded(
        image,
        memory,
        ".jpg",
        opencv_imgcodecs.IMWRITE_JPEG_QUALITY,
        qualityAndRestart[0],
        opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
        opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420,
        opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL,
        qualityAndRestart[1]);
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
    return encoded(image, new Workspace(), ".webp", opencv_imgcodecs.IMWRITE_WEBP_QUALITY, quality);
  }

  /**
   * The picture in a file that was made from one of the same size.
   *
   * @param memory where it lies
   */
  public static Image decode(byte[] file, Image size, Workspace memory) {
    MatImages.loadOpenCv();
    ByteBuffer pixels = memory.picture(size);
    try (BytePointer bytes = new BytePointer(file);
        Mat input = new Mat(1, file.length, opencv_core.CV_8UC1, bytes);
        BytePointer start = new BytePointer(pixels);
        Mat target = new Mat(size.height(), size.width(), opencv_core.CV_8UC3, start);
        Mat decoded = opencv_imgcodecs.imdecode(input, IMREAD_COLOR_RGB, target)) {
      // What does not fit is decoded elsewhere.
      if (decoded.empty() || target.data().address() != start.address()) {
        throw new IllegalStateException("file of %s could not be decoded".formatted(size));
      }
      return Image.wrap(size.width(), size.height(), pixels);
    }
  }

  private static byte[] encoded(Image image, Workspace memory, String extension, int... settings) {
    MatImages.loadOpenCv();
    try (BytePointer start = new BytePointer(image.rgb());
        Mat rgb = new Mat(image.height(), image.width(), opencv_core.CV_8UC3, start);
        BytePointer swapped = new BytePointer(memory.direct(image.rgb().capacity()));
        Mat bgr = new Mat(image.height(), image.width(), opencv_core.CV_8UC3, swapped);
        BytePointer file = new BytePointer();
        IntPointer parameters = new IntPointer(settings)) {
      opencv_imgproc.cvtColor(rgb, bgr, opencv_imgproc.COLOR_RGB2BGR);
      if (!opencv_imgcodecs.imencode(extension, bgr, file, parameters)) {
        throw new IllegalStateException(
            "%s could not be encoded as %s".formatted(image, extension));
      }
      byte[] bytes = new byte[Math.toIntExact(file.limit())];
      file.get(bytes);
      return bytes;
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
