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

  /** Lays what a surface sends over this light, as far as the surface covers it. */
  Light under(Light above, Surface surface, Area area) {
    Light sum = new Light();
    for (int row = area.top(); row < area.bottom(); row++) {
      for (int column = area.left(); column < area.right(); column++) {
        int pixel = row * Surface.SIDE + column;
        double cover = surface.cover[pixel];
        for (int c = 0; c < 3; c++) {
          sum.set(c, pixel, at(c, pixel) * (1 - cover) + above.at(c, pixel) * cover);
        }
      }
    }
    return sum;
  }
}
