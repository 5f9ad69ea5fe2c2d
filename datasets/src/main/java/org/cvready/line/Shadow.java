package org.cvready.line;

/** The share of each group of lamps that reaches the belt beside a part, in [0, 1] a pixel. */
final class Shadow {
  private static final int SAMPLES = 6;

  /** The horizontal way of a ray of the bars for each pixel that it falls. */
  private static final double BAR_REACH = 1.1;

  private final float[] left = new float[Surface.PIXELS];
  private final float[] right = new float[Surface.PIXELS];
  private final float[] above = new float[Surface.PIXELS];
  private final boolean[] hidden = new boolean[Surface.PIXELS];

  /** A part's outline: pixels from it, negative inside. */
  interface Outline {
    double distance(double x, double y);
  }

  private Shadow() {}

  /** No shadow. */
  static Shadow none() {
    return of((x, y) -> 1e6, 1);
  }

  /** The shadow of a part of even height, in pixels. */
  static Shadow of(Outline outline, double height) {
    Shadow shadow = new Shadow();
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      double x = Surface.x(pixel);
      double y = Surface.y(pixel);
      double near = outline.distance(x, y);
      if (near < -16) {
        shadow.hidden[pixel] = true;
        continue;
      }
      double contact = 1 - 0.55 * Angles.unit(1 - Math.max(0, near) / (height * 0.55));
      shadow.above[pixel] = (float) contact;
      boolean far = near > height * BAR_REACH * 1.6;
      shadow.left[pixel] = (float) (far ? 1 : open(outline, x, y, -height) * (0.5 + 0.5 * contact));
      shadow.right[pixel] = (float) (far ? 1 : open(outline, x, y, height) * (0.5 + 0.5 * contact));
    }
    return shadow;
  }

  /** The open share of the way to a bar at the side that the reach's sign tells. */
  private static double open(Outline outline, double x, double y, double height) {
    double open = 1;
    for (int i = 1; i <= SAMPLES; i++) {
      double climbed = i / (double) SAMPLES;
      double distance = outline.distance(x + climbed * height * BAR_REACH, y);
      double penumbra = 1 + 0.35 * Math.abs(height) * climbed;
      open = Math.min(open, Angles.unit(0.5 + distance / penumbra));
    }
    return open;
  }

  boolean hides(int pixel) {
    return hidden[pixel];
  }

  double left(int pixel) {
    return left[pixel];
  }

  double right(int pixel) {
    return right[pixel];
  }

  double above(int pixel) {
    return above[pixel];
  }
}
