package org.cvready.line;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cvready.line.LightRig.Point;

/**
 * The slope that a facet needs at each pixel to mirror one lamp into the camera.
 *
 * <p>It varies slowly, and is interpolated between nodes.
 */
final class HalfVectors {
  private static final double CAMERA_HEIGHT_MILLIMETRES = 420;
  private static final int STEP = 16;
  private static final int NODES = Surface.SIDE / STEP + 1;

  private final float[] x = new float[Surface.PIXELS];
  private final float[] y = new float[Surface.PIXELS];

  private HalfVectors(Place lamp) {
    double[][] nodesX = new double[NODES][NODES];
    double[][] nodesY = new double[NODES][NODES];
    for (int row = 0; row < NODES; row++) {
      for (int column = 0; column < NODES; column++) {
        double px = (column * STEP - Surface.SIDE / 2.0) / Washer.PIXELS_PER_MILLIMETRE;
        double py = (row * STEP - Surface.SIDE / 2.0) / Washer.PIXELS_PER_MILLIMETRE;
        double[] to = unit(lamp.x - px, lamp.y - py, lamp.z);
        double[] back = unit(-px, -py, CAMERA_HEIGHT_MILLIMETRES);
        double up = to[2] + back[2];
        nodesX[row][column] = -(to[0] + back[0]) / up;
        nodesY[row][column] = -(to[1] + back[1]) / up;
      }
    }
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      x[pixel] = (float) between(nodesX, pixel);
      y[pixel] = (float) between(nodesY, pixel);
    }
  }

  /** The slope to the right. */
  double x(int pixel) {
    return x[pixel];
  }

  /** The slope downwards in the image. */
  double y(int pixel) {
    return y[pixel];
  }

  private static double between(double[][] nodes, int pixel) {
    int column = pixel % Surface.SIDE;
    int row = pixel / Surface.SIDE;
    double tx = column % STEP / (double) STEP;
    double ty = row % STEP / (double) STEP;
    double[] upper = nodes[row / STEP];
    double[] lower = nodes[row / STEP + 1];
    double top = upper[column / STEP] * (1 - tx) + upper[column / STEP + 1] * tx;
    double bottom = lower[column / STEP] * (1 - tx) + lower[column / STEP + 1] * tx;
    return top * (1 - ty) + bottom * ty;
  }

  private static double[] unit(double x, double y, double z) {
    double length = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / length, y / length, z / length};
  }

  private record Place(double x, double y, double z) {}

  /** Keeps the half vectors of the lamps' places, which many images share. */
  static final class Memory {
    private final Map<Place, HalfVectors> byPlace = new ConcurrentHashMap<>();

    HalfVectors of(Point point) {
      return byPlace.computeIfAbsent(new Place(point.x(), point.y(), point.z()), HalfVectors::new);
    }
  }
}
