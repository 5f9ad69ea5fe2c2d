package org.cvready.imaging;

import java.util.List;
import org.cvready.vision.Box;
import org.cvready.vision.Image;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Draws boxes with labels on a copy of an image. */
public final class Annotator {
  private static final int FONT = Imgproc.FONT_HERSHEY_SIMPLEX;

  static {
    MatImages.loadOpenCv();
  }

  private Annotator() {}

  /**
   * One box to draw.
   *
   * @param box in pixels of the image
   * @param label written above the box; empty for none; what is not ASCII shows as {@code ?}
   * @param colour as {@code 0xRRGGBB}
   */
  public record Mark(Box box, String label, int colour) {
    /** Checks the colour. */
    public Mark {
      if (colour < 0 || colour > 0xffffff) {
        throw new IllegalArgumentException(
            "colour must be in [0x000000, 0xffffff], got 0x%x".formatted(colour));
      }
    }

    private Scalar rgb() {
      return new Scalar(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
    }
  }

  /** A copy of the image with the marks drawn in their order. */
  public static Image drawn(Image image, List<Mark> marks) {
    Mat source = MatImages.view(image);
    Mat canvas = source.clone();
    try {
      for (Mark mark : marks) {
        draw(canvas, mark);
      }
      return MatImages.copyOf(canvas);
    } finally {
      source.release();
      canvas.release();
    }
  }

  private static void draw(Mat canvas, Mark mark) {
    int longest = Math.max(canvas.cols(), canvas.rows());
    int thickness = Math.max(1, longest / 400);
    Box box = mark.box().clippedTo(canvas.cols(), canvas.rows());
    Point corner = new Point(Math.floor(box.x()), Math.floor(box.y()));
    Point opposite = new Point(Math.ceil(box.right()) - 1, Math.ceil(box.bottom()) - 1);
    Imgproc.rectangle(canvas, corner, opposite, mark.rgb(), thickness);
    if (!mark.label().isEmpty()) {
      write(canvas, mark, corner, Math.max(0.3, longest / 1_200.0));
    }
  }

  private static void write(Mat canvas, Mark mark, Point corner, double scale) {
    String text = mark.label().replaceAll("[^ -~]", "?");
    int[] below = new int[1];
    Size size = Imgproc.getTextSize(text, FONT, scale, 1, below);
    double height = size.height + below[0];
    double top = corner.y >= height ? corner.y - height : corner.y;
    double left = Math.max(0, Math.min(corner.x, canvas.cols() - size.width));
    Imgproc.rectangle(
        canvas,
        new Point(left, top),
        new Point(left + size.width, top + height),
        mark.rgb(),
        Imgproc.FILLED);
    Imgproc.putText(
        canvas,
        text,
        new Point(left, top + size.height),
        FONT,
        scale,
        readableOn(mark.colour()),
        1,
        Imgproc.LINE_AA);
  }

  /** Black on light colours and white on dark ones, by BT.601 luminance. */
  private static Scalar readableOn(int colour) {
    double luminance =
        0.299 * (colour >> 16 & 0xff) + 0.587 * (colour >> 8 & 0xff) + 0.114 * (colour & 0xff);
    return luminance > 128 ? new Scalar(0, 0, 0) : new Scalar(255, 255, 255);
  }
}
