package org.cvready.perturb.weather;

import org.cvready.imaging.MatImages;
import org.cvready.vision.Image;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * How much light drops of water add: bright along one side of their edges.
 *
 * <p>The edges of the liquid are found (Canny), the distance from them up to 20 pixels is smoothed,
 * its histogram equalised and embossed towards one corner, and the result weighs the liquid. All
 * steps work on 8-bit samples or whole distances, which OpenCV computes alike on every processor.
 */
final class WaterEdges {
  private static final int FARTHEST = 20;
  private static final float[] EMBOSS = {-2, -1, 0, -1, 1, 1, 0, 1, 2};

  // Of the light that is added, so that the brightest stays below 2^31.
  private static final int BITS = 23;

  private final byte[] levels;
  private final byte[] edges;
  private final int width;
  private final double factor;

  /**
   * For a liquid.
   *
   * @param levels of the liquid, 0 for none, row by row
   * @param strength of the brightest point, at most 1
   */
  WaterEdges(byte[] levels, int width, double strength) {
    MatImages.loadOpenCv();
    this.levels = levels;
    this.width = width;
    this.edges = embossed(levels, width, levels.length / width);
    int greatest = 0;
    for (int i = 0; i < levels.length; i++) {
      greatest = Math.max(greatest, (levels[i] & 0xff) * (edges[i] & 0xff));
    }
    // A picture too small for a drop stays dry; the reference divides by zero there.
    this.factor = greatest == 0 ? 0 : strength / greatest;
  }

  /** Adds the light of the water, where it is brightest {@code colour}, to a row of a picture. */
  void addTo(byte[] row, int y, int... colour) {
    int red = fixed(colour[0]);
    int green = fixed(colour[1]);
    int blue = fixed(colour[2]);
    int from = y * width;
    for (int x = 0, i = 0; x < width; x++, i += Image.CHANNELS) {
      int amount = (levels[from + x] & 0xff) * (edges[from + x] & 0xff);
      row[i] = (byte) Math.min(255, (row[i] & 0xff) + ((amount * red) >> BITS));
      row[i + 1] = (byte) Math.min(255, (row[i + 1] & 0xff) + ((amount * green) >> BITS));
      row[i + 2] = (byte) Math.min(255, (row[i + 2] & 0xff) + ((amount * blue) >> BITS));
    }
  }

  private int fixed(int colour) {
    return (int) (factor * colour * (1 << BITS));
  }

  private static byte[] embossed(byte[] levels, int width, int height) {
    Mat plane = new Mat(height, width, CvType.CV_8UC1);
    plane.put(0, 0, levels);
    Mat edges = new Mat();
    Imgproc.Canny(plane, edges, 50, 150);
    byte[] found = new byte[levels.length];
    edges.get(0, 0, found);
    byte[] rounded = new EdgeDistance(found, width, FARTHEST).smoothed();
    plane.put(0, 0, rounded);
    Imgproc.equalizeHist(plane, plane);
    Mat kernel = new Mat(3, 3, CvType.CV_32F);
    kernel.put(0, 0, EMBOSS);
    Imgproc.filter2D(plane, edges, CvType.CV_8U, kernel);
    Imgproc.blur(edges, plane, new Size(3, 3));
    plane.get(0, 0, rounded);
    for (Mat mat : new Mat[] {plane, edges, kernel}) {
      mat.release();
    }
    return rounded;
  }
}
