package org.cvready.bench;

import java.nio.ByteBuffer;
import org.cvready.imaging.ImageDecoder;
import org.cvready.imaging.MatImages;
import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A real photo in the sizes that figures are given for. */
final class BenchmarkPhoto {
  private BenchmarkPhoto() {}

  /** The photo in a size such as {@code 640x480}. */
  static Image of(String size) {
    String[] sides = size.split("x", -1);
    int width = Integer.parseInt(sides[0]);
    int height = Integer.parseInt(sides[1]);
    Image photo = ImageDecoder.decode(Material.at("oracles/corruptions/coffee_600x400.png"));
    ByteBuffer pixels = Image.newBuffer(width, height);
    Mat source = MatImages.view(photo);
    Mat target = MatImages.view(width, height, pixels);
    Imgproc.resize(source, target, new Size(width, height), 0, 0, Imgproc.INTER_CUBIC);
    source.release();
    target.release();
    return Image.wrap(width, height, pixels);
  }
}
