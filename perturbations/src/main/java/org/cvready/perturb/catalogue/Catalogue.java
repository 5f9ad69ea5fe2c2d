package org.cvready.perturb.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Settings;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.digital.ElasticTransform;
import org.cvready.perturb.digital.Jpeg;
import org.cvready.perturb.digital.Pixelate;
import org.cvready.perturb.light.Brightness;
import org.cvready.perturb.light.Contrast;
import org.cvready.perturb.light.Exposure;
import org.cvready.perturb.light.Glare;
import org.cvready.perturb.light.Saturate;
import org.cvready.perturb.optics.DefocusBlur;
import org.cvready.perturb.optics.GaussianBlur;
import org.cvready.perturb.optics.GlassBlur;
import org.cvready.perturb.optics.MotionBlur;
import org.cvready.perturb.optics.ZoomBlur;
import org.cvready.perturb.sensor.GaussianNoise;

/** Every perturbation that a plan can name. */
// Constructors of records and lists made by List.of do not change.
@SuppressWarnings("ImmutableEnumChecker")
public enum Catalogue {
  // Light.
  /** A share of white more. */
  BRIGHTNESS(Brightness::new, "daylight where there was none, an automatic exposure that is off"),
  /** Samples drawn towards their mean. */
  CONTRAST(Contrast::new, "flat light, haze, a part of the colour of its background"),
  /** Washed out or garish colours. */
  SATURATE(Saturate::new, "another colour setting or camera than that of the training pictures"),
  /** More or less light. */
  EXPOSURE(Exposure::new, "a lamp that ages or fails, daylight, a changed shutter time"),

  // Glare.
  /** A specular reflection. */
  GLARE(Glare::new, "a lamp or the sun mirrored by metal, glass, oil or water"),

  // Noise of the standard corruptions.
  /** Electronic noise. */
  GAUSSIAN_NOISE(GaussianNoise::new, "high gain on a dark scene, a hot camera"),

  // Blur of the standard corruptions.
  /** Out of focus. */
  DEFOCUS_BLUR(DefocusBlur::new, "a part at another distance than the lens is set to"),
  /** Behind frosted glass. */
  GLASS_BLUR(GlassBlur::new, "a scratched, etched or wet protective window"),
  /** Softness by a Gaussian. */
  GAUSSIAN_BLUR(GaussianBlur::new, "a greasy or dewy lens, poor focus, a picture scaled up"),
  /** Smear away from the middle. */
  ZOOM_BLUR(ZoomBlur::new, "a camera that moves towards the part while the shutter is open"),
  /** Smear along a direction. */
  MOTION_BLUR(MotionBlur::new, "a part that moves while the shutter is open, vibration"),

  // Weather.

  // Optics.

  // Camera moves.

  // Sensor.

  // Digital.
  /** Stretched here, squeezed there. */
  ELASTIC_TRANSFORM(ElasticTransform::new, "parts that bend or wave, hot air, an uneven window"),
  /** Visible pixels. */
  PIXELATE(Pixelate::new, "a stream of low resolution scaled up, digital zoom"),
  /** Strong compression. */
  JPEG(Jpeg::new, "a network camera or recorder that saves bandwidth", "jpeg_compression");

  // Faults.

  private final Function<Settings, Perturbation> constructor;
  private final Settings standard;
  private final String cause;
  private final List<String> aliases;

  Catalogue(Supplier<Perturbation> constructor, String cause, String... aliases) {
    this(settings -> constructor.get(), Settings.NONE, cause, aliases);
  }

  Catalogue(
      Function<Settings, Perturbation> constructor,
      Settings standard,
      String cause,
      String... aliases) {
    this.constructor = constructor;
    this.standard = standard;
    this.cause = cause;
    this.aliases = List.of(aliases);
  }

  /** The entry of this name or alias. */
  public static Optional<Catalogue> byName(String name) {
    return Arrays.stream(values())
        .filter(entry -> entry.key().equals(name) || entry.aliases.contains(name))
        .findFirst();
  }

  /** All names in order, without aliases. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Catalogue::key).toList();
  }

  /** The name in plans and condition ids: {@code motion_blur}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Other names that mean the same, as the literature has them. */
  public List<String> aliases() {
    return aliases;
  }

  /** What causes it in the field, one line. */
  public String cause() {
    return cause;
  }

  /** What its strength means. */
  public StrengthScale scale() {
    return perturbation().scale();
  }

  /** Its fixed parameters at their standard values. */
  public Settings settings() {
    return standard;
  }

  /** The perturbation with its standard parameters. */
  public Perturbation perturbation() {
    return perturbation(standard);
  }

  /**
   * The perturbation with other parameters.
   *
   * @param settings of this entry: {@link #settings} after {@link Settings#with}
   */
  public Perturbation perturbation(Settings settings) {
    return constructor.apply(settings);
  }
}
