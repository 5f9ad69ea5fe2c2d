package org.cvready.study.envelope;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Settings;
import org.cvready.study.envelope.EnvelopeFindings.SideFound;
import org.cvready.study.envelope.EnvelopeQuestion.SiteFigures;

/**
 * Magnitudes in figures that can be held against a site: light in times of what it is, lengths on
 * the part, the speed of the line. What needs a figure of the site that is not known is left out.
 */
final class PhysicalWords {
  private final Perturbation perturbation;
  private final SiteFigures site;

  PhysicalWords(Perturbation perturbation, SiteFigures site) {
    this.perturbation = perturbation;
    this.site = site;
  }

  /** How far the limit holds; empty where nothing can be said, or nothing holds. */
  Optional<String> of(List<SideFound> sides) {
    double[] reached =
        sides.stream()
            .filter(side -> side.holdsTo().isPresent())
            .mapToDouble(side -> side.holdsTo().getAsDouble())
            .toArray();
    if (reached.length == 0) {
      return Optional.empty();
    }
    return switch (perturbation.name()) {
      case "exposure" -> Optional.of(light(reached));
      case "line_motion" -> Optional.of(speed(reached));
      default -> length(reached);
    };
  }

  private static String joined(double[] values, DoubleFunction<String> text) {
    return values.length == 1
        ? text.apply(values[0])
        : text.apply(values[0]) + " to " + text.apply(values[1]);
  }

  private String light(double[] ev) {
    String light =
        joined(ev, each -> Magnitudes.number(StrictMath.pow(2, each))) + " times the light";
    if (site.exposureMillis().isEmpty()) {
      return light;
    }
    double millis = site.exposureMillis().getAsDouble();
    return light
        + ", as exposure times of "
        + joined(ev, each -> Magnitudes.number(millis * StrictMath.pow(2, each)))
        + " ms in place of "
        + Magnitudes.number(millis)
        + " ms would give";
  }

  /** What matters to a model is the smear in pixels; each site has its own speed for it. */
  private String speed(double[] mmPerSecond) {
    Settings settings = perturbation.settings();
    double millis = settings.value("exposure_ms");
    double pixels = mmPerSecond[0] * millis / 1000 * settings.value("px_per_mm");
    String smear =
        "a smear of %s px, at an exposure of %s ms and %s px a millimetre"
            .formatted(
                Magnitudes.number(pixels),
                Magnitudes.number(millis),
                Magnitudes.number(settings.value("px_per_mm")));
    if (site.mmPerPixel().isEmpty() || site.exposureMillis().isEmpty()) {
      return smear;
    }
    double metresPerSecond =
        pixels * site.mmPerPixel().getAsDouble() / site.exposureMillis().getAsDouble();
    return "%s; on site %s px = %s m/s at %s ms"
        .formatted(
            smear,
            Magnitudes.number(pixels),
            Magnitudes.number(metresPerSecond),
            Magnitudes.number(site.exposureMillis().getAsDouble()));
  }

  private Optional<String> length(double[] magnitudes) {
    if (!perturbation.scale().unit().equals("px") || site.mmPerPixel().isEmpty()) {
      return Optional.empty();
    }
    double scale = site.mmPerPixel().getAsDouble();
    return Optional.of(
        joined(magnitudes, each -> Magnitudes.number(each * scale)) + " mm on the part");
  }
}
