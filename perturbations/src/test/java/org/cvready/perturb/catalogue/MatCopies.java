package org.cvready.perturb.catalogue;

import java.nio.ByteBuffer;
import org.cvready.imaging.MatImages;
import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** Writes to images behind their back, which only a test may do. */
final class MatCopies {
  private MatCopies() {}

  /** A copy with memory of its own. */
  static Image of(Image image) {
    ByteBuffer pixels = Image.newBuffer(image.width(), image.height());
    return Image.wrap(image.width(), image.height(), pixels.put(image.rgb()).rewind());
  }

  /** Overwrites every sample. */
  static void fill(Image image, int value) {
    MatImages.loadOpenCv();
    Mat view = MatImages.view(image);
    view.setTo(new Scalar(value, value, value));
    view.release();
  }
}
