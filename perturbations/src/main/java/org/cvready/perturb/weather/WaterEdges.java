package org.cvready.perturb.weather;

import org.cvready.imaging.MatImages;
import org.opencv.core.Core;
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
  private static final double FARTHEST = 20;
  private static final float[] EMBOSS = {-2, -1, 0, -1, 1, 1, 0, 1, 2};

  private WaterEdges() {}

  /**
   * A share of light for each point, in [0, strength].
   *
   * @param liquid rows of equal length
   * @param threshold less liquid than this is none
   * @param strength of the brightest point
   */
  static float[][] of(float[][] liquid, float threshold, float strength) {
    MatImages.loadOpenCv();
    int height = liquid.length;
    int width = liquid[0].length;
    byte[] levels = levels(liquid, threshold);
    byte[] edges = embossed(levels, width, height);
    int greatest = 0;
    for (int i = 0; i < levels.length; i++) {
      greatest = Math.max(greatest, (levels[i] & 0xff) * (edges[i] & 0xff));
    }
    float[][] water = new float[height][width];
    // A picture too small for a drop stays dry; the reference divides by zero there.
    float factor = greatest == 0 ? 0 : strength / greatest;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        water[y][x] = (levels[i] & 0xff) * (edges[i] & 0xff) * factor;
      }
    }
    return water;
  }

  private static byte[] levels(float[][] liquid, float threshold) {
    int width = liquid[0].length;
    byte[] levels = new byte[liquid.length * width];
    for (int y = 0; y < liquid.length; y++) {
      for (int x = 0; x < width; x++) {
        // More than 255 wraps around, as a cast does in the reference.
        float value = liquid[y][x];
        levels[y * width + x] = (byte) (value < threshold ? 0 : (int) (value * 255));
      }
    }
    return levels;
  }

  private static byte[] embossed(byte[] levels, int width, int height) {
    Mat plane = new Mat(height, width, CvType.CV_8UC1);
    plane.put(0, 0, levels);
    Mat edges = new Mat();
    Imgproc.Canny(plane, edges, 50, 150);
    Core.bitwise_not(edges, edges);
    Mat distance = new Mat();
    Imgproc.distanceTransform(edges, distance, Imgproc.DIST_L2, 5);
    Imgproc.threshold(distance, distance, FARTHEST, FARTHEST, Imgproc.THRESH_TRUNC);
    Imgproc.blur(distance, distance, new Size(3, 3));
    byte[] rounded = truncated(distance);
    plane.put(0, 0, rounded);
    Imgproc.equalizeHist(plane, plane);
    Mat kernel = new Mat(3, 3, CvType.CV_32F);
    kernel.put(0, 0, EMBOSS);
    Imgproc.filter2D(plane, edges, CvType.CV_8U, kernel);
    Imgproc.blur(edges, plane, new Size(3, 3));
    plane.get(0, 0, rounded);
    for (Mat mat : new Mat[] {plane, edges, distance, kernel}) {
      mat.release();
    }
    return rounded;
  }

  private static byte[] truncated(Mat distance) {
    float[] values = new float[distance.rows() * distance.cols()];
    distance.get(0, 0, values);
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) values[i];
    }
    return bytes;
  }
}
