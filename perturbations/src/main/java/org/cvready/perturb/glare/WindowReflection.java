package org.cvready.perturb.glare;

import java.util.random.RandomGenerator;
import org.cvready.perturb.LightRows;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.perturb.light.Placement;
import org.cvready.vision.Image;

/**
 * A bright window or lamp tube mirrored over the picture.
 *
 * <p>Cause in the field: a glossy part, wet floor, film or the camera's own protective glass
 * mirrors a window, a light panel or a row of tubes. Model: a slanted, slightly sheared rectangle
 * of light is added in linear light and clips at white; panes are parted by bars, and a window is
 * brighter towards its top, where the sky is. The stream draws place, slant and shear. Strength:
 * light of the brightest pane in [0, 400] % of white; 0 changes nothing; severity 1..5 is 8, 18,
 * 35, 70, 140 %. Parameters: {@code size}, area of the rectangle in [0.1, 100] % of the picture;
 * {@code aspect}, its length over its width, in [1, 50]: about 1.3 for a window, 15 for a tube;
 * {@code panes} a side in [1, 8], rounded: 1 for a tube or panel; {@code blur} of its edges in [0,
 * 20] % of the shorter side, as the surface is rough and out of focus. Source: Fresnel's equations
 * give 4 % for glass of index 1.5 (Hecht, Optics), so a window 10 times brighter than white adds 40
 * % of white. Limits: flat mirror, even haze; the mirrored room around the window is dark.
 */
public record WindowReflection(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("size", "%", 0.1, 100, 16, "area, % of the picture"),
          new Parameter("aspect", "x", 1, 50, 1.3, "length over width; 15 for a tube"),
          new Parameter("panes", "", 1, 8, 2, "panes a side; 1 for a tube"),
          new Parameter("blur", "%", 0, 20, 1.5, "of its edges, % of the shorter side"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "of_white", new StrengthScale.Domain(0, 400, 0), 8, 18, 35, 70, 140);

  /** The bars' half width in pane widths. */
  private static final float BAR = 0.06f;

  /** The bottom of a window in brightnesses of its top. */
  private static final float GROUND = 0.65f;

  /** A window of four panes. */
  public WindowReflection() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "window_reflection";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.SCENE;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    float peak = (float) (SCALE.check(name(), strength) / 100);
    Pane window = Pane.draw(image, settings, random);
    float[] along = new float[image.width()];
    float[] across = new float[image.width()];
    return LightRows.add(
        image,
        memory,
        (light, y) -> {
          window.placement.ofRow(y, along, across);
          window.fill(light, peak, along, across);
        });
  }

  /** A rectangle of panes; lengths in pixels. */
  private record Pane(
      Placement placement, float shear, float halfLength, float halfWidth, int panes, float blur) {

    static Pane draw(Image image, Settings settings, RandomGenerator random) {
      double x = image.width() * (0.25 + 0.5 * random.nextDouble());
      double y = image.height() * (0.25 + 0.5 * random.nextDouble());
      double angle = StrictMath.PI * (random.nextDouble() - 0.5) * 0.4;
      double shear = 0.5 * (random.nextDouble() - 0.5);
      double area = settings.value("size") / 100 * image.width() * image.height();
      double width = Math.sqrt(area / settings.value("aspect"));
      double side = Math.min(image.width(), image.height());
      return new Pane(
          Placement.at(x, y, angle),
          (float) shear,
          (float) (width * settings.value("aspect") / 2),
          (float) (width / 2),
          (int) Math.rint(settings.value("panes")),
          (float) Math.max(1, side * settings.value("blur") / 100));
    }

    void fill(float[] light, float peak, float[] along, float[] across) {
      float perLength = panes / (2 * halfLength);
      float perWidth = panes / (2 * halfWidth);
      float falling = (1 - GROUND) / (2 * halfWidth);
      float sharpLength = 1 / (perLength * blur);
      float sharpWidth = 1 / (perWidth * blur);
      for (int x = 0; x < light.length; x++) {
        float a = along[x] - shear * across[x];
        float open = share(across[x] * perWidth + 0.5f * panes, sharpWidth);
        if (open > 0) {
          open *= share(a * perLength + 0.5f * panes, sharpLength);
        }
        light[x] = peak * open * (1 - falling * (across[x] + halfWidth));
      }
    }

    /**
     * How much light one axis lets through.
     *
     * @param at in panes from the first edge
     * @param sharpness a pane in widths of the soft edge
     */
    private float share(float at, float sharpness) {
      float edge = at < 0.5f * panes ? at : panes - at;
      if (edge * sharpness <= -0.5f) {
        return 0;
      }
      if (panes == 1) {
        return Placement.softEdge(edge * sharpness);
      }
      float inPane = edge - (int) edge;
      float bar = (inPane < 0.5f ? inPane : 1 - inPane) - BAR;
      return Placement.softEdge((edge < bar ? edge : bar) * sharpness);
    }
  }
}
