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
import org.cvready.perturb.camera.Perspective;
import org.cvready.perturb.camera.Rotation;
import org.cvready.perturb.camera.Scaling;
import org.cvready.perturb.camera.Translation;
import org.cvready.perturb.digital.ElasticTransform;
import org.cvready.perturb.digital.Jpeg;
import org.cvready.perturb.digital.JpegQuality;
import org.cvready.perturb.digital.Pixelate;
import org.cvready.perturb.digital.ResizeRoundTrip;
import org.cvready.perturb.digital.SharpeningHalo;
import org.cvready.perturb.digital.WebpQuality;
import org.cvready.perturb.fault.BitFlipsJpeg;
import org.cvready.perturb.fault.ChannelSaturation;
import org.cvready.perturb.fault.DroppedBlocks;
import org.cvready.perturb.fault.Interlacing;
import org.cvready.perturb.fault.LostRows;
import org.cvready.perturb.fault.Occlusion;
import org.cvready.perturb.fault.RepeatedBlocks;
import org.cvready.perturb.fault.SwappedChannels;
import org.cvready.perturb.fault.TruncatedJpeg;
import org.cvready.perturb.glare.Glare;
import org.cvready.perturb.glare.LensFlare;
import org.cvready.perturb.glare.SunStreak;
import org.cvready.perturb.glare.VeilingGlare;
import org.cvready.perturb.glare.WindowReflection;
import org.cvready.perturb.light.Brightness;
import org.cvready.perturb.light.CastShadow;
import org.cvready.perturb.light.ColourTemperature;
import org.cvready.perturb.light.Contrast;
import org.cvready.perturb.light.ContrastLoss;
import org.cvready.perturb.light.Exposure;
import org.cvready.perturb.light.Flicker;
import org.cvready.perturb.light.Gamma;
import org.cvready.perturb.light.LampAgeing;
import org.cvready.perturb.light.LightGradient;
import org.cvready.perturb.light.LowLight;
import org.cvready.perturb.light.Saturate;
import org.cvready.perturb.light.Tint;
import org.cvready.perturb.light.Vignetting;
import org.cvready.perturb.optics.CameraShake;
import org.cvready.perturb.optics.ChromaticAberration;
import org.cvready.perturb.optics.Condensation;
import org.cvready.perturb.optics.Defocus;
import org.cvready.perturb.optics.DefocusBlur;
import org.cvready.perturb.optics.Droplets;
import org.cvready.perturb.optics.Dust;
import org.cvready.perturb.optics.GaussianBlur;
import org.cvready.perturb.optics.GlassBlur;
import org.cvready.perturb.optics.GlassScratches;
import org.cvready.perturb.optics.LensDirt;
import org.cvready.perturb.optics.LineMotion;
import org.cvready.perturb.optics.MotionBlur;
import org.cvready.perturb.optics.RadialDistortion;
import org.cvready.perturb.optics.ZoomBlur;
import org.cvready.perturb.sensor.BitDepth;
import org.cvready.perturb.sensor.BlackLevel;
import org.cvready.perturb.sensor.Clipping;
import org.cvready.perturb.sensor.DeadColumns;
import org.cvready.perturb.sensor.DeadPixels;
import org.cvready.perturb.sensor.DeadRows;
import org.cvready.perturb.sensor.Demosaicing;
import org.cvready.perturb.sensor.FixedPatternNoise;
import org.cvready.perturb.sensor.GaussianNoise;
import org.cvready.perturb.sensor.HotPixels;
import org.cvready.perturb.sensor.ImpulseNoise;
import org.cvready.perturb.sensor.SensorNoise;
import org.cvready.perturb.sensor.ShotNoise;
import org.cvready.perturb.sensor.SpeckleNoise;
import org.cvready.perturb.sensor.WhiteBalance;
import org.cvready.perturb.weather.Fog;
import org.cvready.perturb.weather.FogVisibility;
import org.cvready.perturb.weather.Frost;
import org.cvready.perturb.weather.Rain;
import org.cvready.perturb.weather.Snow;
import org.cvready.perturb.weather.Snowfall;
import org.cvready.perturb.weather.Spatter;

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
  /** Another tone curve. */
  GAMMA(Gamma::new, "a camera's gamma setting changed, lost or applied twice"),
  /** Light and dark move together. */
  CONTRAST_LOSS(ContrastLoss::new, "diffuse in place of directed light, steam or dust in the air"),
  /** Warmer or colder light. */
  COLOUR_TEMPERATURE(
      ColourTemperature::new,
      ColourTemperature.STANDARD,
      "lamps of another kind, daylight or evening sun, a fixed white balance",
      "color_temperature"),
  /** Greener or more magenta light. */
  TINT(Tint::new, Tint.STANDARD, "fluorescent or cheap LED lamps, coloured walls or glass"),
  /** Bands of a flickering lamp. */
  FLICKER(
      Flicker::new,
      Flicker.STANDARD,
      "lamps that follow the mains, read by a rolling shutter at a short exposure"),
  /** Dimmer and yellower lamps. */
  LAMP_AGEING(LampAgeing::new, LampAgeing.STANDARD, "an LED lamp after thousands of hours"),
  /** Dark corners. */
  VIGNETTING(
      Vignetting::new,
      Vignetting.STANDARD,
      "a lens opened further or made for a smaller sensor, a hood or filter in the way"),
  /** One side darker. */
  LIGHT_GRADIENT(
      LightGradient::new,
      LightGradient.STANDARD,
      "one of two lamps failed or was knocked out of place, a door or window on one side"),
  /** A shadow with a soft edge. */
  CAST_SHADOW(
      CastShadow::new, CastShadow.STANDARD, "an arm, cable, rail or person in the lamp's light"),
  /** Few photons. */
  LOW_LIGHT(
      LowLight::new,
      LowLight.STANDARD,
      "too little light for the shutter time, evened out by gain"),

  // Glare.
  /** A specular reflection. */
  GLARE(Glare::new, Glare.STANDARD, "a lamp or the sun mirrored by metal, glass, oil or water"),
  /** A veil of scattered light. */
  VEILING_GLARE(
      VeilingGlare::new,
      VeilingGlare.STANDARD,
      "a dusty, greasy or scratched front glass, a lamp shining into the lens"),
  /** A lamp in view with its ghosts. */
  LENS_FLARE(
      LensFlare::new, LensFlare.STANDARD, "a lamp, welding arc, headlight or low sun in view"),
  /** Direct sun on the scene. */
  SUN_STREAK(SunStreak::new, SunStreak.STANDARD, "sun through a roof light, window or gate"),
  /** A mirrored window or tube. */
  WINDOW_REFLECTION(
      WindowReflection::new,
      WindowReflection.STANDARD,
      "a window or lamp mirrored by a glossy part, film or protective glass"),

  // Noise of the standard corruptions.
  /** Electronic noise. */
  GAUSSIAN_NOISE(GaussianNoise::new, "high gain on a dark scene, a hot camera"),
  /** Photon noise. */
  SHOT_NOISE(ShotNoise::new, "little light: a short shutter, a small aperture, a dark scene"),
  /** Salt and pepper. */
  IMPULSE_NOISE(ImpulseNoise::new, "bit errors in a cable or a converter"),
  /** Noise in proportion to the sample. */
  SPECKLE_NOISE(SpeckleNoise::new, "laser light on a rough surface, pixels of unequal gain"),

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
  /** Snow and a whitened picture. */
  SNOW(Snow::new, "falling snow, chips or dust close to the lens"),
  /** Ice on the window. */
  FROST(Frost::new, "a camera window below freezing, a cold store"),
  /** Drifting fog. */
  FOG(Fog::new, "fog, steam or dust of uneven density"),
  /** Rain of a rate. */
  RAIN(Rain::new, Rain.STANDARD, "rain between an outdoor camera and its scene"),
  /** Snowfall of a rate. */
  SNOWFALL(Snowfall::new, Snowfall.STANDARD, "snow between an outdoor camera and its scene"),
  /** Even fog of a visibility. */
  FOG_VISIBILITY(FogVisibility::new, FogVisibility.STANDARD, "fog, mist, smoke or dust outdoors"),
  /** Spots of water or mud. */
  SPATTER(Spatter::new, "rain, coolant, a wash-down or mud that hits the lens"),

  // Optics.
  /** An unsharp lens, by its blur circle. */
  DEFOCUS(Defocus::new, "a focus ring turned by vibration, a thicker part, a lens in the heat"),
  /** Smear by the speed of the line. */
  LINE_MOTION(
      LineMotion::new,
      LineMotion.STANDARD,
      "a line that runs faster than the exposure was chosen for"),
  /** Smear along a random path. */
  CAMERA_SHAKE(CameraShake::new, "a press or compressor on the same frame, wind, a hand"),
  /** Large soft stains. */
  LENS_DIRT(
      LensDirt::new,
      LensDirt.STANDARD,
      "oil mist, splashed coolant, fingerprints or mud on the front lens"),
  /** Small dark spots. */
  DUST(Dust::new, Dust.STANDARD, "grains near the sensor or on the protective window"),
  /** Drops that refract. */
  DROPLETS(Droplets::new, Droplets.STANDARD, "wash-down, coolant or rain on the protective window"),
  /** Fogged glass. */
  CONDENSATION(
      Condensation::new,
      Condensation.STANDARD,
      "steam near a cold window, a camera that goes from the cold into the warm"),
  /** Bright or dark thin lines. */
  GLASS_SCRATCHES(
      GlassScratches::new,
      GlassScratches.STANDARD,
      "a protective window wiped with grit, hit by chips, cleaned for years"),
  /** Colour fringes. */
  CHROMATIC_ABERRATION(
      ChromaticAberration::new, "a simple or wide lens, a thick window seen aslant"),
  /** Bent straight lines. */
  RADIAL_DISTORTION(RadialDistortion::new, "a wide or cheap lens, a missing calibration"),

  // Camera moves.
  /** A turned camera. */
  ROTATION(Rotation::new, "a mount that was knocked or worked loose, a camera put back askew"),
  /** A shifted camera or part. */
  TRANSLATION(
      Translation::new,
      Translation.STANDARD,
      "a mount that slipped, a trigger that comes early or late, a moved guide rail"),
  /** A nearer or further camera. */
  SCALE(Scaling::new, "another mounting height, a changed lens, thicker or thinner parts"),
  /** A camera that looks aslant. */
  PERSPECTIVE(
      Perspective::new, Perspective.STANDARD, "a tilted mount, a camera moved aside to make room"),

  // Sensor.
  /** Shot and read noise. */
  SENSOR_NOISE(
      SensorNoise::new,
      SensorNoise.STANDARD,
      "too little light or too short an exposure, made up for by gain"),
  /** Grain and stripes that stay. */
  FIXED_PATTERN_NOISE(
      FixedPatternNoise::new,
      FixedPatternNoise.STANDARD,
      "pixels and columns of a sensor that differ, a missing flat-field correction"),
  /** Shining pixels. */
  HOT_PIXELS(
      HotPixels::new,
      HotPixels.STANDARD,
      "crystal defects of a sensor that leak charge: age, heat, long exposure"),
  /** Black pixels. */
  DEAD_PIXELS(
      DeadPixels::new, DeadPixels.STANDARD, "dust under the cover glass, broken photodiodes"),
  /** Black rows. */
  DEAD_ROWS(DeadRows::new, DeadRows.STANDARD, "a broken row driver of the sensor"),
  /** Black columns. */
  DEAD_COLUMNS(
      DeadColumns::new,
      DeadColumns.STANDARD,
      "a broken column amplifier; a dead pixel of a line-scan camera"),
  /** Black that is grey. */
  BLACK_LEVEL(BlackLevel::new, "a dark signal that drifts with temperature, a wrong pedestal"),
  /** Highlights cut to grey. */
  CLIPPING(Clipping::new, "a small full well or a low gain: pixels full before the converter"),
  /** Fewer levels. */
  BIT_DEPTH(BitDepth::new, "a packed pixel format or a converter of few bits"),
  /** Errors of a plain colour reconstruction. */
  DEMOSAICING(Demosaicing::new, "a colour camera or driver that reconstructs colours in haste"),
  /** Wrong gains of red and blue. */
  WHITE_BALANCE(WhiteBalance::new, "automatic balance misled by a coloured part, another lamp"),

  // Digital.
  /** Stretched here, squeezed there. */
  ELASTIC_TRANSFORM(ElasticTransform::new, "parts that bend or wave, hot air, an uneven window"),
  /** Visible pixels. */
  PIXELATE(Pixelate::new, "a stream of low resolution scaled up, digital zoom"),
  /** Strong compression. */
  JPEG(Jpeg::new, "a network camera or recorder that saves bandwidth", "jpeg_compression"),
  /** JPEG at a chosen quality. */
  JPEG_QUALITY(JpegQuality::new, "a camera, recorder or archive that stores JPEG"),
  /** WebP at a chosen quality. */
  WEBP_QUALITY(WebpQuality::new, "pictures sent over the web or kept in a compact archive"),
  /** Smaller and larger again. */
  RESIZE_ROUND_TRIP(ResizeRoundTrip::new, "a gateway or recorder that keeps a reduced copy"),
  /** Seams along edges. */
  SHARPENING_HALO(
      SharpeningHalo::new, SharpeningHalo.STANDARD, "sharpening of a camera or viewer turned up"),

  // Faults.
  /** A file whose end is missing. */
  TRUNCATED_JPEG(
      TruncatedJpeg::new,
      TruncatedJpeg.STANDARD,
      "a broken connection, a full disk, a file read while it is written"),
  /** A file with wrong bits. */
  BIT_FLIPS_JPEG(
      BitFlipsJpeg::new,
      BitFlipsJpeg.STANDARD,
      "radio links, long cables beside drives, failing memory"),
  /** Squares without data. */
  DROPPED_BLOCKS(DroppedBlocks::new, "lost packets of a network camera, an overrun buffer"),
  /** Squares that show their neighbour. */
  REPEATED_BLOCKS(RepeatedBlocks::new, "a receiver that fills a lost packet with the one before"),
  /** Red and blue exchanged. */
  SWAPPED_CHANNELS(SwappedChannels::new, "a driver or converter that takes BGR for RGB"),
  /** Combed edges. */
  INTERLACING(Interlacing::new, "odd and even rows taken one after the other while the belt moves"),
  /** Black from some row on. */
  BLACK_FRAME(
      () -> new LostRows(LostRows.Reads.BLACK),
      "a shutter, lamp or trigger that failed, a loose cable"),
  /** White from some row on. */
  WHITE_FRAME(
      () -> new LostRows(LostRows.Reads.WHITE),
      "a bus that floats high, memory read before it was written"),
  /** One colour at its upper end. */
  CHANNEL_SATURATION(ChannelSaturation::new, "an amplifier or data line of one channel fails high"),
  /** Opaque patches. */
  OCCLUSION(
      Occlusion::new, Occlusion.STANDARD, "another part, a hand, a cable or a gripper in the way");

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
