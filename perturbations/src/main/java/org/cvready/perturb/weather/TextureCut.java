package org.cvready.perturb.weather;

import java.util.random.RandomGenerator;
import org.cvready.vision.Image;

/** A part of a texture as large as a picture, enlarged where the texture is too small. */
final class TextureCut {
  // How much more than the picture a texture shows at least, so that there is a choice.
  private static final double COVER = 1.1;

  private final FrostTexture texture;
  private final double top;
  private final double step;
  private final int[] column;
  private final int[] beside;
  private final int[] line = new int[FrostTexture.SIDE];

  private TextureCut(FrostTexture texture, Origin origin, double step, int width) {
    this.texture = texture;
    this.top = origin.top;
    this.step = step;
    this.column = new int[width];
    this.beside = new int[width];
    for (int x = 0; x < width; x++) {
      double right = origin.left + x * step;
      column[x] = (int) right;
      beside[x] = (int) (256 * (right - column[x]));
    }
  }

  /** A part that the stream chooses. */
  static TextureCut draw(FrostTexture texture, Image image, RandomGenerator random) {
    int longest = Math.max(image.width(), image.height());
    double step = Math.min(1, FrostTexture.SIDE / (COVER * longest));
    double left = (FrostTexture.SIDE - 1 - image.width() * step) * random.nextDouble();
    double top = (FrostTexture.SIDE - 1 - image.height() * step) * random.nextDouble();
    // Whole points where nothing is enlarged, so that nothing is blurred either.
    Origin origin = step == 1 ? new Origin((int) left, (int) top) : new Origin(left, top);
    return new TextureCut(texture, origin, step, image.width());
  }

  /** Writes the shades of a row, from 0 to 255. */
  void row(int y, int[] shades) {
    double down = top + y * step;
    int row = (int) down;
    if (step == 1) {
      texture.copy(row, column[0], shades);
      return;
    }
    texture.blend(row, (int) (256 * (down - row)), line);
    for (int x = 0; x < shades.length; x++) {
      int left = line[column[x]];
      int right = line[column[x] + 1];
      shades[x] = (256 * left + beside[x] * (right - left) + (1 << 15)) >> 16;
    }
  }

  /** Of the texture, the point that the first sample shows. */
  private record Origin(double left, double top) {}
}
