package org.cvready.perturb.light;

import java.util.random.RandomGenerator;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Bright and dark bands from a lamp that flickers while a rolling shutter reads row after row.
 *
 * <p>Cause in the field: fluorescent tubes on magnetic ballasts and LEDs with simple drivers follow
 * the mains, so their light swings at twice its frequency. Model: the lamp gives 1 + m cos(2 pi f
 * t) with f twice the mains frequency, which is exact for light in proportion to electric power;
 * row y starts after y line times and gathers light for the exposure time T, so its gain is 1 + m
 * sin(pi f T) / (pi f T) cos(2 pi f (t + T / 2)), the exact integral, where T at a whole number of
 * swings shows nothing. The stream draws the phase. Strength: modulation depth m, (max - min) /
 * (max + min), in [0, 100] %; severity 1..5 is 10, 20, 35, 60, 100 %. Parameters: {@code mains_hz}
 * in [16, 1000] Hz, {@code exposure_ms} in [0.01, 100] ms, {@code line_us} in [0.5, 2000] us.
 * Source: percent flicker of the IES Lighting Handbook and IEEE Std 1789-2015. Limits: one lamp, in
 * phase everywhere; a phosphor's delay, which tints the bands, and dimmers that pulse at kilohertz
 * are left out; a global shutter has a line time near 0, so the whole picture changes at once.
 */
public record Flicker(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("mains_hz", "Hz", 16, 1000, 50, "frequency of the mains; light has twice"),
          new Parameter("exposure_ms", "ms", 0.01, 100, 2, "time each row gathers light"),
          new Parameter("line_us", "us", 0.5, 2000, 60, "time from one row's start to the next"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "modulation", new StrengthScale.Domain(0, 100, 0), 10, 20, 35, 60, 100);

  /** A short exposure on European mains. */
  public Flicker() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "flicker";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.SENSOR;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double depth = SCALE.check(name(), strength) / 100;
    double frequency = 2 * settings.value("mains_hz");
    double swing = depth * shareLeft(frequency * settings.value("exposure_ms") / 1000);
    double rowTurn = frequency * settings.value("line_us") / 1e6;
    double phase = random.nextDouble();
    byte[] table = new byte[256];
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          double turn = phase + y * rowTurn;
          double gain = 1 + swing * StrictMath.cos(2 * StrictMath.PI * (turn - Math.rint(turn)));
          for (int i = 0; i < table.length; i++) {
            table[i] = LinearLight.toSample(gain * LinearLight.ofSample(i));
          }
          for (int i = 0; i < row.length; i++) {
            row[i] = table[row[i] & 0xff];
          }
        });
  }

  /** How much of the swing an exposure of so many swings leaves: the normalised sinc. */
  private static double shareLeft(double swings) {
    // The sine of pi times a whole number should be 0 and is not, so take the rest first.
    double rest = swings - 2 * Math.rint(swings / 2);
    return StrictMath.sin(StrictMath.PI * rest) / (StrictMath.PI * swings);
  }
}
