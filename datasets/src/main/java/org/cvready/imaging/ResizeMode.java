package org.cvready.imaging;

/** How a picture of any size is brought to the size a model wants. */
public enum ResizeMode {
  /**
   * Keeps the aspect ratio, centred between bars, with the rounding of Ultralytics: the content is
   * {@code round(size * scale)}, the bars before it {@code round(rest / 2 - 0.1)}.
   */
  LETTERBOX("letterbox"),
  /**
   * Keeps the aspect ratio, content in the corner at the origin, as YOLOX does: the content is
   * {@code floor(size * scale)}.
   */
  TOP_LEFT("top_left"),
  /** Fills the whole frame; the aspect ratio is lost. */
  STRETCH("stretch");

  private final String word;

  ResizeMode(String word) {
    this.word = word;
  }

  /** The name in plans and on the command line. */
  public String word() {
    return word;
  }

  /** Where a picture of the given size comes to lie in a frame of {@code width x height} pixels. */
  public Placement place(int sourceWidth, int sourceHeight, int width, int height) {
    double scaleX = (double) width / sourceWidth;
    double scaleY = (double) height / sourceHeight;
    if (this == STRETCH) {
      return new Placement(scaleX, scaleY, 0, 0, width, height);
    }
    double scale = Math.min(scaleX, scaleY);
    double contentWidth = sourceWidth * scale;
    double contentHeight = sourceHeight * scale;
    if (this == TOP_LEFT) {
      // The small addition undoes the rounding of 500 * (416 / 500.0), which must be 416.
      int w = extent(Math.floor(contentWidth + 1e-9), width);
      int h = extent(Math.floor(contentHeight + 1e-9), height);
      return new Placement(scale, scale, 0, 0, w, h);
    }
    int w = extent(Math.rint(contentWidth), width);
    int h = extent(Math.rint(contentHeight), height);
    int left = (int) Math.rint((width - w) / 2.0 - 0.1);
    int top = (int) Math.rint((height - h) / 2.0 - 0.1);
    return new Placement(scale, scale, left, top, w, h);
  }

  /** A strip so narrow that it rounds to nothing still gets one pixel. */
  private static int extent(double pixels, int limit) {
    return Math.max(1, Math.min(limit, (int) pixels));
  }
}
