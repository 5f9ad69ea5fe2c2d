package org.cvready.perturb.optics;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Scratches on the protective glass before the camera.
 *
 * <p>Cause in the field: a window wiped with grit on the cloth, chips that hit it, years of
 * cleaning. Model: slightly bent thin lines with soft edges that fade towards their ends; in linear
 * light a scratch takes 15 to 60 % of the light behind it and scatters lamp light of half of white
 * into the lens instead, so it is bright before dark things and dark before bright ones. Scratches
 * are laid one after the other, so that more share means the same scratches and more. Strength:
 * share of the picture's area, length times width of all scratches, in [0, 10] %; 0 changes
 * nothing; severity 1..5 is 0.3, 0.7, 1.5, 3, 5 %. Parameter: {@code width}, of the widest ones, in
 * [0.1, 3] % of the shorter side, 0.5 unless said, at least 1 px. The stream draws the scratches;
 * strengths share them.
 *
 * <p>Source: a model of ours, meant to be plausible. Limits: scratches do not sparkle with the
 * direction of the light, and do not deform what is behind them.
 *
 * @param settings the width
 */
public record GlassScratches(Settings settings) implements Perturbation {
  /** Scratches of up to half a percent of the shorter side. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("width", "%", 0.1, 3, 0.5, "greatest width, of the shorter side"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "area", new StrengthScale.Domain(0, 10, 0), 0.3, 0.7, 1.5, 3, 5);
  private static final double GLOW = 0.5;

  /** Scratches of up to half a percent of the shorter side. */
  public GlassScratches() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "glass_scratches";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.OPTICS;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double left = SCALE.check(name(), strength) / 100 * image.width() * image.height();
    double width = settings.value("width") / 100 * Math.min(image.width(), image.height());
    Cover cover = new Cover(image.width(), image.height());
    while (left > 0) {
      Scratch scratch = Scratch.draw(image, random, width);
      double area = scratch.length * scratch.pen.width;
      scratch.lay(cover, Math.min(1, left / area));
      left -= area;
    }
    return Perturbed.inPlace(cover.before(image, memory, GLOW, GLOW, GLOW));
  }

  /**
   * A bent line from its middle both ways.
   *
   * @param bend how far its ends are off the straight line, as a share of the length
   */
  private record Scratch(
      double x, double y, double right, double down, double bend, double length, Pen pen) {
    static Scratch draw(Image image, RandomGenerator random, double greatestWidth) {
      double x = image.width() * random.nextDouble();
      double y = image.height() * random.nextDouble();
      double angle = StrictMath.PI * random.nextDouble();
      double bend = 0.3 * (random.nextDouble() - 0.5);
      double u = random.nextDouble();
      double diagonal =
          Math.sqrt(
              (double) image.width() * image.width() + (double) image.height() * image.height());
      double length = Math.max(1, diagonal * (0.05 + 0.45 * u * u));
      double width = Math.max(1, greatestWidth * (0.3 + 0.7 * random.nextDouble()));
      double opacity = 0.15 + 0.45 * random.nextDouble();
      return new Scratch(
          x,
          y,
          StrictMath.cos(angle),
          StrictMath.sin(angle),
          bend,
          length,
          new Pen(width, opacity));
    }

    void lay(Cover cover, double share) {
      int steps = (int) Math.ceil(2 * length);
      for (int i = 0; i <= steps; i++) {
        double t = 2.0 * i / steps - 1;
        double along = length / 2 * t;
        double across = bend * length * t * t;
        double fade = Math.min(1, 4 * (1 - Math.abs(t)));
        Tip tip =
            new Tip(
                x + along * right - across * down,
                y + along * down + across * right,
                pen.width / 2);
        cover.addOver(tip, share * pen.opacity * fade);
      }
    }
  }

  private record Pen(double width, double opacity) {}

  /** A disc whose edge takes one pixel. */
  private record Tip(double x, double y, double radius) implements Cover.Shape {
    @Override
    public double reach() {
      return radius + 0.5;
    }

    @Override
    public double share(double atX, double atY) {
      double dx = atX - x;
      double dy = atY - y;
      return Math.min(1, Math.max(0, radius + 0.5 - Math.sqrt(dx * dx + dy * dy)));
    }
  }
}
