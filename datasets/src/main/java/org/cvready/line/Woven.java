package org.cvready.line;

import org.cvready.line.LightRig.Point;

/** A stretch of belt, ready to be lit: slopes of its threads, stains, and the part's shadow. */
final class Woven {
  /** Slope of the threads to the right. */
  final double[] tiltX = new double[Surface.PIXELS];

  /** Slope of the threads downwards. */
  final double[] tiltY = new double[Surface.PIXELS];

  /** Factor on the albedo. */
  final double[] stain = new double[Surface.PIXELS];

  private final Belt.Look look;
  private final Shadow part;

  Woven(Belt.Look look, Shadow part) {
    this.look = look;
    this.part = part;
  }

  /** Light from the belt under a rig. */
  Light shaded(LightRig rig) {
    Light light = new Light();
    Sums sums = Sums.of(rig);
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      if (!part.hides(pixel)) {
        shade(rig, sums, pixel, light);
      }
    }
    return light;
  }

  private void shade(LightRig rig, Sums sums, int pixel, Light light) {
    double left = Math.max(0, sums.leftUp - tiltX[pixel] * -sums.leftOut);
    double right = Math.max(0, sums.rightUp - tiltX[pixel] * sums.rightOut);
    double above = Math.max(0, 1 - 0.2 * tiltY[pixel]);
    for (int c = 0; c < 3; c++) {
      double matt = look.albedo().at(c) * stain[pixel] / StrictMath.PI;
      double received =
          sums.left[c] * left * part.left(pixel)
              + sums.right[c] * right * part.right(pixel)
              + sums.above[c] * above * part.above(pixel);
      double sheen = 0.0022 * sums.above[c] * part.above(pixel) * (1 + tiltY[pixel]);
      double around = StrictMath.PI * rig.ambient().at(c) * part.above(pixel);
      light.set(c, pixel, matt * (received + around) + sheen);
    }
  }

  /** The rig's light by side, as a belt without sharp highlights sees it. */
  private static final class Sums {
    private final double[] left = new double[3];
    private final double[] right = new double[3];
    private final double[] above = new double[3];
    private double leftOut;
    private double leftUp;
    private double rightOut;
    private double rightUp;

    static Sums of(LightRig rig) {
      Sums sums = new Sums();
      double leftPower = 0;
      double rightPower = 0;
      for (Point point : rig.points()) {
        double length =
            Math.sqrt(point.x() * point.x() + point.y() * point.y() + point.z() * point.z());
        double up = point.z() / length;
        double out = Math.abs(point.x()) / length;
        if (!point.low()) {
          add(sums.above, point, up);
        } else if (point.x() < 0) {
          add(sums.left, point, 1);
          sums.leftOut += out * point.power();
          sums.leftUp += up * point.power();
          leftPower += point.power();
        } else {
          add(sums.right, point, 1);
          sums.rightOut += out * point.power();
          sums.rightUp += up * point.power();
          rightPower += point.power();
        }
      }
      sums.leftOut /= Math.max(1e-9, leftPower);
      sums.leftUp /= Math.max(1e-9, leftPower);
      sums.rightOut /= Math.max(1e-9, rightPower);
      sums.rightUp /= Math.max(1e-9, rightPower);
      return sums;
    }

    private static void add(double[] sum, Point point, double cosine) {
      for (int c = 0; c < 3; c++) {
        sum[c] += point.power() * point.colour().at(c) * cosine;
      }
    }
  }
}
