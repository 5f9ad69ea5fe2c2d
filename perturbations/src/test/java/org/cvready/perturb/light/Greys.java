package org.cvready.perturb.light;

import java.util.Arrays;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;

/** Even pictures, and what becomes of their light. */
final class Greys {
  private Greys() {}

  static Image grey(int width, int height, int value) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) value);
    return Image.copyOf(width, height, rgb);
  }

  static Image changed(Perturbation perturbation, Image image, double strength) {
    return perturbation
        .apply(image, strength, RandomStreams.of(7, "grey", perturbation.name()))
        .image();
  }

  /** Linear light of one channel of a pixel. */
  static double light(Image image, int x, int y, int channel) {
    return LinearLight.ofSample(image.sample(x, y, channel));
  }

  /** Luminance of a pixel by the weights of IEC 61966-2-1, where 1 is white. */
  static double luminance(Image image, int x, int y) {
    return 0.2126 * light(image, x, y, 0)
        + 0.7152 * light(image, x, y, 1)
        + 0.0722 * light(image, x, y, 2);
  }
}
