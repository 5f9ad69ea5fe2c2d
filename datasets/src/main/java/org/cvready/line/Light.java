package org.cvready.line;

/** Linear light a pixel: three planes, red, green and blue; 1 is the camera's saturation. */
final class Light {
  private final float[][] planes = new float[3][Surface.PIXELS];

  float[] plane(int channel) {
    return planes[channel];
  }

  void set(int channel, int pixel, double value) {
    planes[channel][pixel] = (float) value;
  }

  double at(int channel, int pixel) {
    return planes[channel][pixel];
  }

  /** Writes this light with what a surface sends laid over it, as far as the surface covers it. */
  void under(Light above, Surface surface, Area area, Light out) {
    for (int row = area.top(); row < area.bottom(); row++) {
      for (int column = area.left(); column < area.right(); column++) {
        int pixel = row * Surface.SIDE + column;
        double cover = surface.cover[pixel];
        for (int c = 0; c < 3; c++) {
          out.set(c, pixel, at(c, pixel) * (1 - cover) + above.at(c, pixel) * cover);
        }
      }
    }
  }
}
