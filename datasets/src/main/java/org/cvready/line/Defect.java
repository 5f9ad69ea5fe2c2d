package org.cvready.line;

/** One flaw, as it changes a surface. */
interface Defect {
  /** The pixels that it may change. */
  Area area();

  /** Changes the surface. */
  void applyTo(Surface surface);

  /** Calls for each pixel of an area that the surface covers at all. */
  static void eachCovered(Surface surface, Area area, Touch touch) {
    for (int row = area.top(); row < area.bottom(); row++) {
      for (int column = area.left(); column < area.right(); column++) {
        int pixel = row * Surface.SIDE + column;
        if (surface.cover[pixel] > 0) {
          touch.at(pixel, column + 0.5, row + 0.5);
        }
      }
    }
  }

  /** What is done at a pixel, whose middle is given too. */
  interface Touch {
    void at(int pixel, double x, double y);
  }
}
