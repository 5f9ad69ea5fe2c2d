package org.cvready.perturb.catalogue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.cvready.imaging.MatImages;
import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Pictures for tests. */
final class TestImages {
  private TestImages() {}

  /**
   * A smooth colour gradient with some texture and a few hard edges; no side is a multiple of 8.
   */
  static Image scene(int width, int height) {
    SplittableRandom random = new SplittableRandom(7);
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int square = (x / 17 + y / 13) % 2 == 0 ? 60 : 0;
        int at = 3 * (y * width + x);
        rgb[at] = (byte) (40 + 120 * x / width + square + random.nextInt(8));
        rgb[at + 1] = (byte) (30 + 130 * y / height + square + random.nextInt(8));
        rgb[at + 2] = (byte) (200 - 150 * x / width + random.nextInt(8));
      }
    }
    return Image.copyOf(width, height, rgb);
  }

  /** Every sample the same. */
  static Image constant(int width, int height, int value) {
    byte[] rgb = new byte[3 * width * height];
    java.util.Arrays.fill(rgb, (byte) value);
    return Image.copyOf(width, height, rgb);
  }

  /** The picture in a PNG file, without any rotation. */
  static Image png(Path file) {
    MatImages.loadOpenCv();
    Mat bgr =
        Imgcodecs.imread(
            file.toString(), Imgcodecs.IMREAD_COLOR | Imgcodecs.IMREAD_IGNORE_ORIENTATION);
    Mat rgb = new Mat();
    Imgproc.cvtColor(bgr, rgb, Imgproc.COLOR_BGR2RGB);
    return MatImages.copyOf(rgb);
  }

  /** Mean squared difference of the samples. */
  static double distance(Image a, Image b) {
    ByteBuffer first = a.rgb();
    ByteBuffer second = b.rgb();
    double sum = 0;
    long samples = 3L * a.width() * a.height();
    for (int i = 0; i < samples; i++) {
      double difference = (first.get(i) & 0xff) - (second.get(i) & 0xff);
      sum += difference * difference;
    }
    return sum / samples;
  }
}
