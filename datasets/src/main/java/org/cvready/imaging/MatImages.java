package org.cvready.imaging;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.cvready.vision.Image;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * The bridge between {@link Image} and OpenCV's {@code Mat}, and the one place where OpenCV's
 * natives are loaded.
 *
 * <p>OpenCV runs on the calling thread alone: cvready's own workers use the cores, and results must
 * not depend on how many there are.
 */
public final class MatImages {
  static {
    Loader.load(opencv_java.class);
    Core.setNumThreads(1);
  }

  private MatImages() {}

  /** Loads OpenCV's natives, once; call before any class of {@code org.opencv}. */
  public static void loadOpenCv() {
    // The static initialiser has done it.
  }

  /** The version of OpenCV that is in use, such as {@code 4.13.0}. */
  public static String openCvVersion() {
    return Core.VERSION;
  }

  /** A view of the image's memory as {@code CV_8UC3} in RGB order. Read it; never write to it. */
  public static Mat view(Image image) {
    return new Mat(image.height(), image.width(), CvType.CV_8UC3, image.rgb());
  }

  /** A writable view of a buffer from {@link Image#newBuffer}, to be wrapped afterwards. */
  public static Mat view(int width, int height, ByteBuffer rgb) {
    return new Mat(height, width, CvType.CV_8UC3, rgb);
  }

  /** An image with a copy of the pixels of a {@code CV_8UC3} Mat in RGB order. */
  public static Image copyOf(Mat rgb) {
    if (rgb.type() != CvType.CV_8UC3) {
      throw new IllegalArgumentException(
          "mat must be CV_8UC3, got " + CvType.typeToString(rgb.type()));
    }
    ByteBuffer pixels = Image.newBuffer(rgb.cols(), rgb.rows());
    Mat target = view(rgb.cols(), rgb.rows(), pixels);
    rgb.copyTo(target);
    target.release();
    return Image.wrap(rgb.cols(), rgb.rows(), pixels);
  }
}
