package org.cvready.model;

import java.nio.file.Path;
import org.cvready.imaging.MatImages;
import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Pictures for tests of models. */
public final class TestPictures {
  private TestPictures() {}

  /** The picture in a file. */
  public static Image read(Path file) {
    MatImages.loadOpenCv();
    Mat bgr = Imgcodecs.imread(file.toString(), Imgcodecs.IMREAD_COLOR);
    Mat rgb = new Mat();
    Imgproc.cvtColor(bgr, rgb, Imgproc.COLOR_BGR2RGB);
    return MatImages.copyOf(rgb);
  }

  /** A picture of one colour. */
  public static Image plain(int width, int height, int red, int green, int blue) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) red;
      pixels[i + 1] = (byte) green;
      pixels[i + 2] = (byte) blue;
    }
    return Image.copyOf(width, height, pixels);
  }
}
