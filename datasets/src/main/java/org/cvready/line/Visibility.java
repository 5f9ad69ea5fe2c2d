package org.cvready.line;

import java.util.Optional;
import org.cvready.vision.Box;
import org.cvready.vision.GroundTruth;

/**
 * Says which pixels a defect visibly alters: those whose 8-bit level differs from the same part's
 * without it, under the reference lights, before noise.
 */
final class Visibility {
  /** Levels of 255 by which a pixel must differ: about three deviations of the sensor's noise. */
  private static final double LEAST_DIFFERENCE = 8;

  /** Levels by which the most altered pixels must differ. */
  private static final double LEAST_PEAK = 20;

  private static final int LEAST_PIXELS = 14;
  private static final int LEAST_NEIGHBOURS = 3;

  private final Light without;
  private final Light with;
  private final Area area;

  Visibility(Light without, Light with, Area area) {
    this.without = without;
    this.with = with;
    this.area = area;
  }

  /** The defect as its ground truth, or nothing where too little of it shows. */
  Optional<GroundTruth> seen(DefectKind kind) {
    double[] change = change();
    int width = area.right() - area.left();
    int left = Integer.MAX_VALUE;
    int right = -1;
    int top = Integer.MAX_VALUE;
    int bottom = -1;
    int pixels = 0;
    int strong = 0;
    for (int i = 0; i < change.length; i++) {
      if (change[i] >= LEAST_DIFFERENCE && neighbours(change, i) >= LEAST_NEIGHBOURS) {
        pixels++;
        strong += change[i] >= LEAST_PEAK ? 1 : 0;
        left = Math.min(left, i % width);
        right = Math.max(right, i % width + 1);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width + 1);
      }
    }
    if (pixels < LEAST_PIXELS || strong < 3) {
      return Optional.empty();
    }
    Box box = new Box(area.left() + left, area.top() + top, right - left, bottom - top);
    return Optional.of(new GroundTruth(box, kind.classIndex(), pixels, GroundTruth.Kind.OBJECT));
  }

  /** Levels by which each pixel of the area differs, in its most altered channel. */
  private double[] change() {
    int width = area.right() - area.left();
    double[] change = new double[width * (area.bottom() - area.top())];
    for (int i = 0; i < change.length; i++) {
      int pixel = (area.top() + i / width) * Surface.SIDE + area.left() + i % width;
      for (int c = 0; c < 3; c++) {
        change[i] = Math.max(change[i], Math.abs(level(with, c, pixel) - level(without, c, pixel)));
      }
    }
    return change;
  }

  private int neighbours(double[] change, int index) {
    int width = area.right() - area.left();
    int x = index % width;
    int count = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int other = index + dy * width + dx;
        boolean inside = x + dx >= 0 && x + dx < width && other >= 0 && other < change.length;
        count += inside && change[other] >= LEAST_DIFFERENCE ? 1 : 0;
      }
    }
    return count;
  }

  private static double level(Light light, int channel, int pixel) {
    return Camera.level(light.at(channel, pixel) * Camera.REFERENCE.exposure()) & 0xff;
  }
}
