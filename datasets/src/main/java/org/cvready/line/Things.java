package org.cvready.line;

import org.cvready.line.Thing.Make;
import org.cvready.line.Thing.Relief;

/** Draws things that do not belong on the line: foreign objects, and parts of another line. */
final class Things {
  private static final double HEX = StrictMath.sqrt(3) / 2;

  private Things() {}

  /** A foreign object: it lies on the washer or beside it. */
  static Thing foreign(int kind, Draw draw) {
    Noise noise = new Noise(draw.seed());
    return switch (kind % 6) {
      case 0 -> placed(bolt(), Make.zinc(58), 75, draw);
      case 1 -> placed(nut(48, 24, 40), Make.zinc(40), 90, draw);
      case 2 -> placed(shred(noise, draw.between(45, 95)), Make.film(), 80, draw);
      case 3 -> placed(swarf(draw), Make.steel(5), 60, draw);
      case 4 -> placed(tie(draw), Make.plastic(new Rgb(0.62, 0.62, 0.58), 8), 60, draw);
      default -> placed(seal(), Make.plastic(new Rgb(0.02, 0.02, 0.022), 14), 90, draw);
    };
  }

  /** A part of another line, alone in the washer's place. */
  static Thing otherPart(int kind, Draw draw) {
    return switch (kind % 4) {
      case 0 -> placed(nut(104, 60, 72), Make.steel(72), 20, draw);
      case 1 -> placed(gear(), Make.steel(50), 20, draw);
      case 2 -> placed(bearingRing(), Make.steel(66), 20, draw);
      default -> placed(squareWasher(), Make.zinc(22), 20, draw);
    };
  }

  /** About how far a place is from a thing, pixels: by probing rings of growing radius. */
  static Shadow.Outline outline(Thing thing) {
    double[] rings = {1.5, 4, 8, 13, 20, 30};
    boolean[] inside = new boolean[Surface.PIXELS];
    for (int pixel = 0; pixel < Surface.PIXELS; pixel++) {
      inside[pixel] = thing.covers(Surface.x(pixel), Surface.y(pixel));
    }
    return (x, y) -> {
      if (covered(inside, x, y)) {
        return -1;
      }
      for (double ring : rings) {
        for (int i = 0; i < 8; i++) {
          double px = x + ring * Angles.wave(i / 8.0 + 0.25);
          double py = y + ring * Angles.wave(i / 8.0);
          if (covered(inside, px, py)) {
            return ring * 0.8;
          }
        }
      }
      return 100;
    };
  }

  private static boolean covered(boolean[] inside, double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    boolean seen = column >= 0 && row >= 0 && column < Surface.SIDE && row < Surface.SIDE;
    return seen && inside[row * Surface.SIDE + column];
  }

  private static Thing placed(Relief relief, Make make, double spread, Draw draw) {
    double x = Surface.SIDE / 2.0 + draw.between(-spread, spread);
    double y = Surface.SIDE / 2.0 + draw.between(-spread, spread);
    double turn = draw.angle();
    return new Thing(relief, make, x, y, StrictMath.cos(turn), StrictMath.sin(turn));
  }

  /** A hexagon bolt M8 on its side. */
  private static Relief bolt() {
    return (u, v) -> {
      if (u > 70 && u < 108 && Math.abs(v) < 47) {
        double flank = Math.max(0, Math.abs(v) - 24) * 1.7;
        return Math.max(0, 76 - flank);
      }
      if (u < -110 || u > 70) {
        return 0;
      }
      double thread = u < 10 ? 2.6 * Math.abs((u / 9.2 - Math.floor(u / 9.2)) * 2 - 1) : 2.6;
      double radius = Math.min(27 + thread, 16 + (u + 110) * 1.2);
      return Math.abs(v) < radius ? 29 + Math.sqrt(radius * radius - v * v) : 0;
    };
  }

  private static double hexagon(double u, double v) {
    double x = Math.abs(u);
    double y = Math.abs(v);
    return Math.max(y, x * HEX + y / 2);
  }

  /** A hexagon nut from above, with a countersunk bore; half its width, bore and height. */
  private static Relief nut(double half, double bore, double height) {
    return (u, v) -> {
      double radius = Math.sqrt(u * u + v * v);
      if (hexagon(u, v) > half || radius < bore) {
        return 0;
      }
      double corner = Math.max(0, radius - half * 0.97) * 0.55;
      double sink = Math.max(0, bore * 1.14 - radius) * 0.9;
      return height - corner - sink;
    };
  }

  private static Relief gear() {
    return (u, v) -> {
      double radius = Math.sqrt(u * u + v * v);
      double turn = Angles.of(v, u) / (2 * StrictMath.PI) * 26;
      double tooth = Angles.unit(0.5 + 1.1 * Angles.wave(turn));
      boolean keyway = u > 0 && u < 44 && Math.abs(v) < 7;
      if (radius > 106 + 17 * tooth || radius < 34 || keyway) {
        return 0;
      }
      double recess = Angles.smoothStep(52, 58, radius) * Angles.smoothStep(92, 86, radius);
      return 50 - 8 * recess;
    };
  }

  private static Relief bearingRing() {
    return (u, v) -> {
      double radius = Math.sqrt(u * u + v * v);
      if (radius > 134 || radius < 96) {
        return 0;
      }
      double outer = Math.max(0, radius - 128);
      double groove = Angles.smoothStep(107, 101, radius);
      return 66 - 0.9 * outer - 9 * groove;
    };
  }

  private static Relief squareWasher() {
    return (u, v) -> {
      double side = Math.max(Math.abs(u), Math.abs(v));
      double radius = Math.sqrt(u * u + v * v);
      return side > 108 || radius < 46 ? 0 : 22 - Math.max(0, side - 104) * 0.6;
    };
  }

  /** A torn piece of plastic bag. */
  private static Relief shred(Noise noise, double size) {
    return (u, v) -> {
      double far = Math.sqrt(u * u + v * v * 2.2) / size;
      double torn = 0.35 * noise.fractal(u / size * 2, v / size * 2 + 7, 3);
      return far + torn < 1 ? 4 + 2.5 * noise.fractal(u / 26, v / 13, 2) : 0;
    };
  }

  /** A curled chip of the lathe. */
  private static Relief swarf(Draw draw) {
    double pitch = draw.between(15, 22);
    double loops = draw.between(3, 6);
    double wide = draw.between(10, 17);
    return (u, v) -> {
      double turns = u / pitch;
      if (Math.abs(turns) > loops) {
        return 0;
      }
      double course = wide * Angles.wave(turns);
      double lean = 0.8 * wide * Angles.wave(turns + 0.25);
      double near = Math.abs(v - course) / Math.sqrt(1 + lean * lean / 60);
      return near < 3.6 ? 5 + Math.sqrt(13 - near * near) : 0;
    };
  }

  /** A cut cable tie. */
  private static Relief tie(Draw draw) {
    double bow = draw.between(0.002, 0.006);
    double length = draw.between(60, 120);
    return (u, v) -> {
      double aside = v - bow * u * u;
      boolean head = u > length - 14 && Math.abs(aside) < 9;
      if (Math.abs(u) > length || (Math.abs(aside) > 5 && !head)) {
        return 0;
      }
      return head ? 12 : 6 + 0.5 * Math.abs((u / 4 - Math.floor(u / 4)) * 2 - 1);
    };
  }

  /** A rubber sealing ring. */
  private static Relief seal() {
    return (u, v) -> {
      double across = Math.sqrt(u * u + v * v) - 36;
      return Math.abs(across) < 8 ? 8 + Math.sqrt(64 - across * across) : 0;
    };
  }
}
