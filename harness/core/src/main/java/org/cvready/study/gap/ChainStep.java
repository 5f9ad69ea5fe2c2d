package org.cvready.study.gap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cvready.perturb.Condition.Step;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Settings;
import org.cvready.perturb.catalogue.Catalogue;

/**
 * What a counterfactual may do to the benchmark's images, in the order of light's way.
 *
 * <p>Each has one knob that is 0 where nothing is done and on which effects grow about evenly: EV,
 * mired of colour temperature, Duv, per cent, pixels, decibels, or the binary logarithm of gamma.
 */
// Perturbations are records of fixed parameters, and lists made by List.copyOf do not change.
@SuppressWarnings("ImmutableEnumChecker")
enum ChainStep {
  EXPOSURE(
      Catalogue.EXPOSURE,
      "the lamps' light, the aperture or the exposure time",
      -3,
      -2,
      -1,
      -0.5,
      -0.25,
      0,
      0.25,
      0.5,
      1,
      2),
  COLOUR_TEMPERATURE(
      Catalogue.COLOUR_TEMPERATURE,
      "the lamps' colour or the white balance",
      -60,
      -30,
      0,
      30,
      65,
      105,
      155,
      215),
  TINT(Catalogue.TINT, "the lamps' tint or the white balance", -0.03, -0.012, 0, 0.012, 0.03),
  LIGHT_FROM_LEFT(Catalogue.LIGHT_GRADIENT, "evenness of the light", 0, 0, 25, 45, 65, 80),
  LIGHT_FROM_RIGHT(Catalogue.LIGHT_GRADIENT, "evenness of the light", 180, 0, 25, 45, 65, 80),
  LIGHT_FROM_TOP(Catalogue.LIGHT_GRADIENT, "evenness of the light", 90, 0, 25, 45, 65, 80),
  LIGHT_FROM_BELOW(Catalogue.LIGHT_GRADIENT, "evenness of the light", -90, 0, 25, 45, 65, 80),
  CONTRAST_LOSS(Catalogue.CONTRAST_LOSS, "diffuse or scattered light", 0, 10, 20, 35, 50, 70),
  VEILING_GLARE(
      Catalogue.VEILING_GLARE, "stray light or a dirty front glass", 0, 5, 10, 20, 35, 55),
  DEFOCUS(Catalogue.DEFOCUS, "the focus", 0, 1.4, 2, 3, 4.5, 7, 11),
  SENSOR_NOISE(Catalogue.SENSOR_NOISE, "gain, where more light would do", 0, 6, 12, 18, 24, 30, 38),
  GAMMA(Catalogue.GAMMA, "the camera's gamma setting", -1, -0.5, -0.25, 0, 0.25, 0.5, 1);

  private static final double BALANCE_MIRED = 1e6 / 6504;

  private final Perturbation perturbation;
  private final String remedy;
  private final List<Double> knobs;

  ChainStep(Catalogue entry, String remedy, double... values) {
    boolean directed = entry == Catalogue.LIGHT_GRADIENT;
    Settings settings = entry.settings();
    this.perturbation =
        entry.perturbation(directed ? settings.with("direction", values[0]) : settings);
    this.remedy = remedy;
    this.knobs = Arrays.stream(values).skip(directed ? 1 : 0).boxed().toList();
  }

  /** Settings of the knob at which its effect is looked at, in order, with 0 among them. */
  List<Double> knobs() {
    return knobs;
  }

  /** What would correct it on site. */
  String remedy() {
    return remedy;
  }

  /** The step at a setting of the knob other than 0, in figures that people can read. */
  Step at(double knob) {
    return Step.at(perturbation, strength(knob));
  }

  /** Whether a setting rounds to doing nothing. */
  boolean isNothing(double knob) {
    return switch (this) {
      case COLOUR_TEMPERATURE -> Math.abs(knob) < 1;
      case SENSOR_NOISE -> Math.rint(knob) < 1;
      case DEFOCUS -> strength(knob) <= 1;
      default -> strength(knob) == strength(0);
    };
  }

  private double strength(double knob) {
    return switch (this) {
      case COLOUR_TEMPERATURE -> 10 * Math.rint(1e5 / (BALANCE_MIRED + knob));
      case EXPOSURE -> rounded(knob, 20);
      case TINT -> rounded(knob, 1000);
      case DEFOCUS -> rounded(knob, 10);
      case GAMMA -> rounded(StrictMath.pow(2, knob), 50);
      default -> Math.rint(knob) + 0.0;
    };
  }

  private static double rounded(double value, double steps) {
    return Math.rint(value * steps) / steps + 0.0;
  }

  /** What it did, as sentences have it. */
  String words(double knob) {
    double s = strength(knob);
    return switch (this) {
      case EXPOSURE -> text("%s light (%+.2f EV)", s < 0 ? "less" : "more", s);
      case COLOUR_TEMPERATURE ->
          text(
              "%s light (%.0f K before a camera balanced for 6504 K)",
              knob > 0 ? "warmer" : "colder", s);
      case TINT -> text("%s light (Duv %+.3f)", s > 0 ? "greener" : "more magenta", s);
      case LIGHT_FROM_LEFT -> text("light that falls off to the right by %.0f %%", s);
      case LIGHT_FROM_RIGHT -> text("light that falls off to the left by %.0f %%", s);
      case LIGHT_FROM_TOP -> text("light that falls off downwards by %.0f %%", s);
      case LIGHT_FROM_BELOW -> text("light that falls off upwards by %.0f %%", s);
      case CONTRAST_LOSS -> text("flatter light (%.0f %% of contrast lost)", s);
      case VEILING_GLARE -> text("stray light (%.0f %% scattered)", s);
      case DEFOCUS -> text("less focus (a blur circle of %.1f px)", s);
      case SENSOR_NOISE -> text("more noise (a gain of %.0f dB)", s);
      case GAMMA -> text("a %s tone curve (gamma %.2f)", s > 1 ? "darker" : "brighter", s);
    };
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
