package org.cvready.line;

import org.cvready.line.Surface.Groove;
import org.cvready.line.Surface.Material;

/** Marks on a part that are no defects: oil, water spots, a laser code, dust and tool chatter. */
final class Marks {
  private static final Material MINERAL = Material.of(new Rgb(0.22, 0.22, 0.21), 0.30);
  private static final Material DUST = Material.of(new Rgb(0.30, 0.29, 0.27), 0.05);
  private static final Material LINT = Material.of(new Rgb(0.42, 0.42, 0.44), 0.04);
  private static final Material ANNEALED = Material.of(new Rgb(0.050, 0.047, 0.045), 0.16);

  private final Washer washer;
  private final Surface surface;

  private Marks(Washer washer, Surface surface) {
    this.washer = washer;
    this.surface = surface;
  }

  /** Puts a part's usual marks on it. */
  static void apply(Washer washer, Surface surface, Draw draw) {
    Marks marks = new Marks(washer, surface);
    if (draw.chance(0.45)) {
      marks.laserCode(draw);
    }
    repeat(draw, 0.45, 2, () -> marks.oil(draw));
    repeat(draw, 0.35, 4, () -> marks.waterSpot(draw));
    repeat(draw, 0.30, 2, () -> marks.chatter(draw));
    repeat(draw, 0.75, 14, () -> marks.dust(draw));
    repeat(draw, 0.25, 2, () -> marks.lint(draw));
  }

  private static void repeat(Draw draw, double chance, int most, Runnable mark) {
    if (draw.chance(chance)) {
      int count = 1 + draw.index(most);
      for (int i = 0; i < count; i++) {
        mark.run();
      }
    }
  }

  /** A thin film: it fills the marks of the tool, darkens a little and shows faint colours. */
  private void oil(Draw draw) {
    double[] middle = washer.placeOnFace(draw, 0);
    double radius = draw.sized(14, 55);
    double strength = draw.between(0.35, 1);
    double stretch = draw.between(0.5, 1);
    Noise noise = new Noise(draw.seed());
    Defect.eachCovered(
        surface,
        Area.around(middle[0], middle[1], radius * 1.5),
        (pixel, x, y) -> {
          double dx = (x - middle[0]) / radius;
          double dy = (y - middle[1]) / (radius * stretch);
          double far = Math.sqrt(dx * dx + dy * dy) + 0.45 * noise.fractal(dx * 1.6, dy * 1.6, 3);
          double film = Angles.smoothStep(1, 0.78, far) * strength;
          surface.groove(pixel, Groove.isotropic(0.20), 0.35 * film);
          double thickness = 1.3 * far + 0.8 * noise.plane(dx * 2, dy * 2 + 8);
          for (int c = 0; c < 3; c++) {
            double fringe = 0.035 * Angles.wave(thickness * (1.3 - 0.17 * c));
            float[] plane = surface.specular[c];
            plane[pixel] = (float) (plane[pixel] * (1 + film * (fringe - 0.17)));
          }
        });
  }

  /** What a drop left: a pale ring and a slightly dull disc. */
  private void waterSpot(Draw draw) {
    double[] middle = washer.placeOnFace(draw, 3);
    double radius = draw.sized(3.5, 13);
    double strength = draw.between(0.25, 0.8);
    Noise noise = new Noise(draw.seed());
    Defect.eachCovered(
        surface,
        Area.around(middle[0], middle[1], radius * 1.3 + 2),
        (pixel, x, y) -> {
          double dx = x - middle[0];
          double dy = y - middle[1];
          double far =
              Math.sqrt(dx * dx + dy * dy) * (1 + 0.10 * noise.plane(dx / radius, dy / radius));
          double ring = Angles.unit(1 - Math.abs(far - radius) / 1.4);
          double disc = Angles.unit(radius - far);
          surface.coat(pixel, MINERAL, strength * (0.55 * ring + 0.10 * disc));
        });
  }

  /** A square code of dark cells, annealed into the face by a laser. */
  private void laserCode(Draw draw) {
    double cell = draw.between(2.3, 3.0);
    int cells = 12;
    double[] middle = washer.placeOnFace(draw, cell * cells * 0.66);
    double turn = draw.angle();
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    double strength = draw.between(0.45, 0.9);
    Noise noise = new Noise(draw.seed());
    Defect.eachCovered(
        surface,
        Area.around(middle[0], middle[1], cell * cells * 0.75),
        (pixel, x, y) -> {
          double u = ((x - middle[0]) * cos + (y - middle[1]) * sin) / cell + cells / 2.0;
          double v = ((y - middle[1]) * cos - (x - middle[0]) * sin) / cell + cells / 2.0;
          int column = (int) Math.floor(u);
          int row = (int) Math.floor(v);
          if (u < 0 || v < 0 || column >= cells || row >= cells || !dark(noise, column, row)) {
            return;
          }
          surface.coat(pixel, ANNEALED, strength);
          surface.groove(pixel, Groove.isotropic(0.28), strength);
        });
  }

  /** The finder's two full and two broken sides, and data inside. */
  private static boolean dark(Noise data, int column, int row) {
    int last = 11;
    if (column == 0 || row == last) {
      return true;
    }
    if (row == 0) {
      return column % 2 == 0;
    }
    if (column == last) {
      return row % 2 == 1;
    }
    return data.at(column, row) > 0;
  }

  /** An arc where the tool trembled: a few close, shallow ripples round the axis. */
  private void chatter(Draw draw) {
    double[] middle = washer.placeOnFace(draw, 8);
    double dx = middle[0] - washer.x();
    double dy = middle[1] - washer.y();
    double radius = Math.sqrt(dx * dx + dy * dy);
    double length = draw.sized(25, 90);
    double width = draw.between(2, 5);
    double slope = draw.between(0.03, 0.07);
    double pitch = draw.between(2.6, 4);
    Defect.eachCovered(
        surface,
        Area.around(middle[0], middle[1], length * 0.7),
        (pixel, x, y) -> {
          double outX = x - washer.x();
          double outY = y - washer.y();
          double here = Math.sqrt(outX * outX + outY * outY);
          double along =
              Math.sqrt((x - middle[0]) * (x - middle[0]) + (y - middle[1]) * (y - middle[1]));
          double in =
              Angles.unit(width - Math.abs(here - radius))
                  * Angles.smoothStep(length / 2, length / 4, along);
          double ripple = in * slope * Angles.wave((here - radius) / pitch);
          surface.tilt(pixel, ripple * outX / here, ripple * outY / here);
        });
  }

  private void dust(Draw draw) {
    double[] middle = washer.placeOnFace(draw, -2);
    double radius = draw.between(0.5, 1.5);
    double strength = draw.between(0.4, 1);
    Defect.eachCovered(
        surface,
        Area.around(middle[0], middle[1], radius + 2),
        (pixel, x, y) -> {
          double dx = x - middle[0];
          double dy = y - middle[1];
          double in = Angles.unit(radius - Math.sqrt(dx * dx + dy * dy) + 0.5);
          surface.coat(pixel, DUST, in * strength);
        });
  }

  /** A fibre that lies on the part. */
  private void lint(Draw draw) {
    double[] start = washer.placeOnFace(draw, 2);
    Stroke stroke =
        Stroke.wandering(
            start,
            draw.angle(),
            draw.between(8, 26),
            new Stroke.Wander(1.6, draw.between(6, 12), draw.seed()));
    double strength = draw.between(0.4, 0.85);
    Defect.eachCovered(
        surface,
        stroke.area(2),
        (pixel, x, y) -> {
          double in = Angles.unit(1 - stroke.place(x, y).distance()) * strength;
          surface.coat(pixel, LINT, in);
        });
  }
}
