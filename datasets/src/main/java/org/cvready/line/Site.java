package org.cvready.line;

import org.cvready.line.LightRig.Fixture;
import org.cvready.line.LightRig.Point;

/**
 * The light of the two sites, from field values. They were fixed before any detector had seen them;
 * {@code datasets/washer-line/README.md} names the sources.
 *
 * <p>Illuminances become the shader's units by the fixture's own: as commissioned it gives 5,000 lx
 * on the belt.
 */
final class Site {
  /** Hours in which LED lamps fall to 70 % of their light (rating L70, B50). */
  static final double L70_HOURS = 50_000;

  /** Colour temperature after a shift of .007 in u'v' towards yellow, the limit at 6,000 hours. */
  static final double AGED_KELVIN = 4_640;

  /** Nominal 4,000 K, as lamp makers' tolerance centres it. */
  static final double REPLACED_KELVIN = 3_985;

  /** Daylight's most typical colour temperature in 2,600 spectra of all skies. */
  static final double DAYLIGHT_KELVIN = 5_700;

  /** Illuminance of halls for coarse and medium machine work, lx. */
  static final double HALL_LUX = 300;

  /** Share of the daylight outside that reaches the belt through windows. */
  static final double DAYLIGHT_FACTOR = 0.03;

  /** Transmittance of an opal roof light. */
  static final double ROOF_TRANSMITTANCE = 0.6;

  /** Solid angle of a roof light of 1.5 by 2.5 m, 6 m above the belt, steradians. */
  static final double ROOF_STERADIANS = 0.104;

  /** Share of the units by day that have a clear sky over them. */
  static final double CLEAR_SHARE = 0.4;

  private static final double FIXTURE_LUX = 5_000;
  private static final double FIXTURE_IRRADIANCE = 7.74;
  private static final double UNITS_PER_LUX = FIXTURE_IRRADIANCE / FIXTURE_LUX;
  private static final double NOON_ALTITUDE_DEGREES = 50;

  private Site() {}

  /** Light left in lamps after so many hours, behind dirt that lets a share through (TM-21). */
  static double maintained(double hours, double clean) {
    return StrictMath.pow(0.7, hours / L70_HOURS) * clean;
  }

  /**
   * Site A: lamps of 30,000 hours behind dirt, halls lit, windows on the left, and over camera 2 a
   * roof light that the parts mirror.
   */
  static Conditions siteA(int hour, int camera, Draw draw) {
    Product product = draw.chance(0.25) ? Product.M20_PLAIN : Product.M12_WIDE;
    Fixture fixture = Fixture.NEW.dimmed(maintained(30_000, 0.80));
    LightRig rig =
        hall(
            new Fixture(fixture.ring(), fixture.left(), fixture.right(), AGED_KELVIN).rig(),
            HALL_LUX);
    double altitude = NOON_ALTITUDE_DEGREES * StrictMath.PI / 180 * daytime(hour);
    boolean clear = draw.chance(CLEAR_SHARE);
    if (altitude > 0) {
      rig = windows(rig, overcastLux(altitude) * DAYLIGHT_FACTOR);
      rig = camera == 2 ? roofLight(rig, altitude, clear) : rig;
    }
    return new Conditions(
        product,
        rig,
        Belt.Look.WORN,
        jittered(Camera.REFERENCE, draw),
        Conditions.tags(shift(hour), "camera-" + camera, product, hour));
  }

  /**
   * Site B: lamps of 45,000 hours behind more dirt, the right bar replaced by one of 4,000 K, a
   * grey belt, a lens that has lost its focus a little, and mostly the second product.
   */
  static Conditions siteB(int hour, Draw draw) {
    Product product = draw.chance(0.8) ? Product.M20_PLAIN : Product.M12_WIDE;
    Fixture fixture = Fixture.NEW.dimmed(maintained(45_000, 0.70));
    LightRig aged = new Fixture(fixture.ring(), fixture.left(), 0, AGED_KELVIN).rig();
    Fixture replaced = new Fixture(0, 0, Fixture.NEW.right() * 0.9, REPLACED_KELVIN);
    LightRig rig = hall(aged.and(replaced.rig()), 200);
    Camera camera = Camera.REFERENCE;
    Camera soft =
        new Camera(camera.exposure(), camera.blur() * 1.35, camera.vignetting(), camera.flare());
    return new Conditions(
        product,
        rig,
        Belt.Look.GREY,
        jittered(soft, draw),
        Conditions.tags(shift(hour), "camera-1", product, hour));
  }

  /** 0 before six and after eighteen o'clock, 1 at noon. */
  private static double daytime(int hour) {
    return hour < 6 || hour >= 18 ? 0 : StrictMath.sin(StrictMath.PI * (hour + 0.5 - 6) / 12);
  }

  private static String shift(int hour) {
    return hour >= 6 && hour < 18 ? "day" : "night";
  }

  /** Horizontal illuminance under an overcast sky, lx. */
  private static double overcastLux(double altitude) {
    return 8_000 + 12_000 * StrictMath.sin(altitude);
  }

  /** High-bay lamps, half of their light from one side and half from all round. */
  private static LightRig hall(LightRig rig, double lux) {
    Rgb colour = Spectrum.rgb(REPLACED_KELVIN);
    double half = lux / 2 * UNITS_PER_LUX;
    return rig.with(new Point(-500, 650, 1_100, half, colour, false))
        .withAmbient(half / StrictMath.PI, colour);
  }

  private static LightRig windows(LightRig rig, double lux) {
    Rgb colour = Spectrum.rgb(DAYLIGHT_KELVIN);
    double units = lux * UNITS_PER_LUX;
    return rig.with(new Point(-1_500, 250, 900, 0.6 * units, colour, true))
        .withAmbient(0.4 * units / StrictMath.PI, colour);
  }

  /**
   * The roof light beside the camera: under an overcast sky as bright as the zenith, 9/(7 pi) of
   * the illuminance; under the sun an even diffuser.
   */
  private static LightRig roofLight(LightRig rig, double altitude, boolean clear) {
    double luminance =
        clear
            ? 100_000 * StrictMath.sin(altitude) / StrictMath.PI
            : 9 * overcastLux(altitude) / (7 * StrictMath.PI);
    double power = luminance * ROOF_TRANSMITTANCE * ROOF_STERADIANS * UNITS_PER_LUX;
    Rgb colour = Spectrum.rgb(DAYLIGHT_KELVIN);
    LightRig lit = rig;
    for (int i = 0; i < 4; i++) {
      Point point = new Point(420 + 250 * i, 700 + 150 * (i % 2), 6_000, power / 4, colour, false);
      lit = lit.with(point);
    }
    return lit;
  }

  private static Camera jittered(Camera camera, Draw draw) {
    return new Camera(
        camera.exposure(),
        camera.blur() * (1 + 0.10 * draw.between(-1, 1)),
        camera.vignetting(),
        camera.flare());
  }
}
